package train

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math"
	"os"
	"path/filepath"

	"github.com/actant-nlp/actant/internal/encoder"
)

// A checkpoint is a small index, PREFIX.json, and the numbers of the weights,
// both moments and the average, cut into files PREFIX-STEP.N of at most
// partLen bytes. The index is written last and names the files it goes with,
// so that a run killed in between goes on from the checkpoint before.
type checkpoint struct {
	Version int      `json:"version"`
	Step    int      `json:"step"`
	Run     string   `json:"run"` // what a resumed run must agree on
	Parts   []string `json:"parts"`
	Sums    []uint32 `json:"crc32c"`
}

const partLen = 15 << 20

// runKey is what must not change between a checkpoint and its resumption.
func (t *trainer) runKey() string {
	o := t.opts
	return fmt.Sprintf("%+v seed %d shards %d steps %d batch %d+%d trees %d names %d labels %d/%d/%d/%d",
		o.Config, o.Seed, o.Shards, o.Steps, o.TreeTokens, o.NameTokens, len(t.data.trees), len(t.data.names),
		len(t.data.labels.UPOS), len(t.data.labels.XPOS), len(t.data.labels.Feats), len(t.data.labels.Deprel))
}

func (t *trainer) networks() []*encoder.Network {
	return []*encoder.Network{t.weights, t.moment1, t.moment2, t.averaged}
}

// save writes a checkpoint and removes the one before.
func (t *trainer) save() error {
	prefix := t.opts.Check
	if prefix == "" {
		return nil
	}
	c := checkpoint{Version: 1, Step: t.step, Run: t.runKey()}
	var part []byte
	flush := func() error {
		name := fmt.Sprintf("%s-%d.%d", filepath.Base(prefix), t.step, len(c.Parts))
		c.Parts, c.Sums = append(c.Parts, name), append(c.Sums, crc32.Checksum(part, crc32.MakeTable(crc32.Castagnoli)))
		err := writeFile(filepath.Join(filepath.Dir(prefix), name), part)
		part = part[:0]
		return err
	}
	var failed error
	for _, n := range t.networks() {
		n.Each(func(_ string, m *encoder.Matrix) {
			for _, v := range m.Data {
				part = binary.LittleEndian.AppendUint32(part, math.Float32bits(v))
				if len(part) >= partLen && failed == nil {
					failed = flush()
				}
			}
		})
	}
	if failed == nil {
		failed = flush()
	}
	if failed != nil {
		return fmt.Errorf("train: checkpoint: %w", failed)
	}
	before, _ := readIndex(prefix)
	index, err := json.MarshalIndent(&c, "", "\t")
	if err == nil {
		err = writeFile(prefix+".json", append(index, '\n'))
	}
	if err != nil {
		return fmt.Errorf("train: checkpoint: %w", err)
	}
	if before != nil && before.Step != c.Step {
		for _, p := range before.Parts {
			os.Remove(filepath.Join(filepath.Dir(prefix), p))
		}
	}
	return nil
}

func readIndex(prefix string) (*checkpoint, error) {
	b, err := os.ReadFile(prefix + ".json")
	if err != nil {
		return nil, err
	}
	var c checkpoint
	if err := json.Unmarshal(b, &c); err != nil {
		return nil, fmt.Errorf("%s.json: %w", prefix, err)
	}
	return &c, nil
}

// resume goes on from a checkpoint if there is one.
func (t *trainer) resume() error {
	prefix := t.opts.Check
	if prefix == "" {
		return nil
	}
	c, err := readIndex(prefix)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("train: checkpoint: %w", err)
	}
	if c.Version != 1 || c.Run != t.runKey() {
		return fmt.Errorf("train: checkpoint %s.json is of another run (%s); remove it or name another", prefix, c.Run)
	}
	var all bytes.Buffer
	for i, p := range c.Parts {
		b, err := os.ReadFile(filepath.Join(filepath.Dir(prefix), filepath.Base(p)))
		if err != nil {
			return fmt.Errorf("train: checkpoint: %w", err)
		}
		if i >= len(c.Sums) || crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) != c.Sums[i] {
			return fmt.Errorf("train: checkpoint: %s is damaged", p)
		}
		all.Write(b)
	}
	data := all.Bytes()
	for _, n := range t.networks() {
		n.Each(func(_ string, m *encoder.Matrix) {
			for i := range m.Data {
				if len(data) < 4 {
					err = fmt.Errorf("train: checkpoint %s is too short", prefix)
					return
				}
				m.Data[i] = math.Float32frombits(binary.LittleEndian.Uint32(data))
				data = data[4:]
			}
		})
	}
	if err != nil {
		return err
	}
	t.skipTo(c.Step)
	return nil
}

// writeFile writes beside path and renames, so that path is never half written.
func writeFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".tmp*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	if err1 := f.Close(); err == nil {
		err = err1
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
