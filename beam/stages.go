package beam

import (
	"encoding/json"
	"fmt"
	"reflect"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// sent is Stages on their way to a worker: their type and their fields.
type sent struct {
	Type   sdk.EncodedType
	Fields json.RawMessage
}

// encode fails for anything but a pointer to a struct.
func encode(s Stages) ([]byte, error) {
	t := reflect.TypeOf(s)
	if t.Kind() != reflect.Pointer || t.Elem().Kind() != reflect.Struct {
		return nil, fmt.Errorf("actant: stages are a %v, not a pointer to a struct", t)
	}
	fields, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("actant: stages: %w", err)
	}
	return json.Marshal(sent{sdk.EncodedType{T: t.Elem()}, fields})
}

// decodeStages makes the stages again.
func decodeStages(b []byte) (Stages, error) {
	var w sent
	if err := json.Unmarshal(b, &w); err != nil {
		return nil, fmt.Errorf("actant: stages: %w", err)
	}
	v := reflect.New(w.Type.T).Interface()
	s, ok := v.(Stages)
	if !ok {
		return nil, fmt.Errorf("actant: %T are no stages", v)
	}
	return s, json.Unmarshal(w.Fields, v)
}
