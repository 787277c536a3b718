package actant

// fill puts the built-in stages where o leaves a field empty.
func (o *Options) fill() error { return nil }
