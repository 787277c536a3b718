package browser

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var shots = flag.String("shots", "", "save screenshots in this folder")

// browsers are the names under which Chromium is installed.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell"}

// started is the browser that all tests share, each in tabs of its own without
// common storage.
var started struct {
	sync.Once
	ctx  context.Context
	stop func()
	path string
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if started.stop != nil {
		started.stop()
	}
	os.Exit(code)
}

// newBrowser is the browser, which the first call starts; without one installed
// the test is skipped.
func newBrowser(t *testing.T) context.Context {
	t.Helper()
	started.Do(start)
	if started.path == "" {
		t.Skipf("no browser: none of %s is installed, and CHROMIUM is not set", strings.Join(browsers, ", "))
	}
	if started.err != nil {
		t.Fatalf("starting %s: %v", started.path, started.err)
	}
	return started.ctx
}

func start() {
	path := os.Getenv("CHROMIUM")
	for _, name := range browsers {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if started.path = path; path == "" {
		return
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("force-color-profile", "srgb"))
	all, stop := chromedp.NewExecAllocator(context.Background(), options...)
	started.ctx, started.stop = all, stop
	ctx, cancel := chromedp.NewContext(all)
	started.ctx, started.stop = ctx, func() { cancel(); stop() }
	started.err = chromedp.Do(ctx)
}

// A screen is what a page is shown on.
type screen struct {
	width, height int64
	dark, calm    bool // prefers-color-scheme: dark; prefers-reduced-motion
}

var (
	desktop = screen{width: 1280, height: 900}
	phone   = screen{width: 390, height: 844}
)

// A tab is a page that is open, and everything that it tried to do.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	faults   []string // console errors, uncaught exceptions, policy violations
	dialogs  []string
	requests []string // addresses other than the page's own
}

// open shows a page in a new tab and waits for its first view. When the test
// ends, the tab must have no faults, no dialogs and no requests.
func open(t *testing.T, browser context.Context, address string, s screen) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	tb := &tab{t: t, ctx: ctx}
	if err := chromedp.Listen(ctx, tb.event); err != nil {
		t.Fatal(err)
	}
	scheme, motion := "light", "no-preference"
	if s.dark {
		scheme = "dark"
	}
	if s.calm {
		motion = "reduce"
	}
	call(tb, network.Enable, network.EnableParams{})
	call(tb, log.Enable, cdp.Empty{})
	call(tb, runtime.Enable, cdp.Empty{})
	call(tb, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: s.width, Height: s.height, DeviceScaleFactor: 1, Mobile: s.width < 600})
	call(tb, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: motion}}})
	tb.do(chromedp.Navigate(address), chromedp.WaitReady("main h1"))
	t.Cleanup(tb.quiet)
	return tb
}

func (tb *tab) event(ev any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	switch e := ev.(type) {
	case *runtime.EventExceptionThrown:
		tb.faults = append(tb.faults, exception(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		tb.faults = append(tb.faults, fmt.Sprintf("console.%s", e.Type))
	case *log.EventEntryAdded:
		tb.faults = append(tb.faults, e.Entry.Text)
	case *page.EventJavascriptDialogOpening:
		tb.dialogs = append(tb.dialogs, e.Message)
		go func() { _, _ = chromedp.Call(tb.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{}) }()
	case *network.EventRequestWillBeSent:
		tb.requests = append(tb.requests, e.Request.URL)
	}
}

// quiet fails the test if the page did what no page of this module may do.
func (tb *tab) quiet() {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	for _, f := range tb.faults {
		tb.t.Errorf("the page reports: %s", f)
	}
	for _, d := range tb.dialogs {
		tb.t.Errorf("the page opened a dialog: %s", d)
	}
	for i, r := range tb.requests {
		if i > 0 && !ownAddress(r) {
			tb.t.Errorf("the page asked for %s", r)
		}
	}
}

// forget drops the faults so far, which the test has provoked.
func (tb *tab) forget() {
	tb.settle()
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.faults = nil
}

func exception(d *runtime.ExceptionDetails) string {
	if d.Exception != nil {
		return d.Text + ": " + d.Exception.Description
	}
	return d.Text
}

// patience is how long one step may take.
const patience = time.Minute

func call[P, R any](tb *tab, command cdp.Command[P, R], params P) {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		tb.t.Fatal(err)
	}
}

func value[T any](tb *tab, a chromedp.Action[T]) T {
	tb.t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		tb.t.Fatal(err)
	}
	return v
}

func (tb *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	tb.t.Helper()
	value(tb, chromedp.Steps(actions...))
}

// visit follows an address within the page.
func (tb *tab) visit(hash string) {
	tb.t.Helper()
	tb.script(fmt.Sprintf("location.hash = %q", hash))
	tb.settle()
}

// settle waits until what was asked for is drawn.
func (tb *tab) settle() {
	tb.t.Helper()
	time.Sleep(20 * time.Millisecond)
	value(tb, chromedp.Evaluate[bool](`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`, chromedp.EvalAwaitPromise))
}

func (tb *tab) script(s string) {
	tb.t.Helper()
	value(tb, chromedp.Evaluate[bool]("{"+s+"; true}"))
}

// text, number and truth evaluate an expression in the page.
func (tb *tab) text(expression string) string {
	tb.t.Helper()
	return value(tb, chromedp.Evaluate[string]("String("+expression+")"))
}

func (tb *tab) number(expression string) float64 {
	tb.t.Helper()
	return value(tb, chromedp.Evaluate[float64]("Number("+expression+")"))
}

func (tb *tab) truth(expression string) bool {
	tb.t.Helper()
	return value(tb, chromedp.Evaluate[bool]("Boolean("+expression+")"))
}

// must fails the test unless the expression comes to hold in the page within
// some seconds: on a busy machine a browser takes its time.
func (tb *tab) must(expression string) {
	tb.t.Helper()
	for range 100 {
		if tb.truth(holds(expression)) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	tb.t.Errorf("does not hold in the page: %s", expression)
}

// loads is must across a load of the page that a script has begun: what is asked
// of a page that is going away, or of one that is not there yet, is asked again.
func (tb *tab) loads(expression string) {
	tb.t.Helper()
	var fault error
	for range 100 {
		var ok bool
		ctx, cancel := context.WithTimeout(tb.ctx, patience)
		ok, fault = chromedp.Run(ctx, chromedp.Evaluate[bool](holds(expression)))
		cancel()
		if ok {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	tb.t.Fatalf("does not hold in the page: %s (%v)", expression, fault)
}

// holds is a script that tells whether the expression holds, and false where it
// cannot be evaluated.
func holds(expression string) string {
	return "Boolean((() => { try { return " + expression + " } catch { return false } })())"
}

func (tb *tab) press(keys ...string) {
	tb.t.Helper()
	for _, k := range keys {
		if k < " " || k > "~" {
			tb.do(chromedp.KeyEvent(k))
			continue
		}
		// As one event, whose character is not typed when the page prevents it.
		call(tb, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: k, Text: k})
		call(tb, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: k})
	}
	tb.settle()
}

func (tb *tab) pressShift(key string) {
	tb.t.Helper()
	tb.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierShift)))
	tb.settle()
}

func (tb *tab) click(selector string) {
	tb.t.Helper()
	at := value(tb, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => { const x = document.querySelector(%q); x.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = x.getBoundingClientRect(); return [(r.left + r.right) / 2, (r.top + r.bottom) / 2] })()`, selector)))
	tb.do(chromedp.MouseClickXY(at[0], at[1]))
	tb.settle()
}

const (
	enter  = kb.Enter
	escape = kb.Escape
	tabKey = kb.Tab
	up     = kb.ArrowUp
	down   = kb.ArrowDown
	left   = kb.ArrowLeft
	right  = kb.ArrowRight
)

// shot saves what is on the screen, when screenshots are asked for.
func (tb *tab) shot(name string) {
	tb.t.Helper()
	if *shots == "" {
		return
	}
	png := value(tb, chromedp.CaptureScreenshot())
	if err := os.WriteFile(filepath.Join(*shots, name+".png"), png, 0o644); err != nil {
		tb.t.Fatal(err)
	}
}

// ownAddress reports whether an address is the page's own, or an icon of the
// browser's date fields.
func ownAddress(a string) bool {
	return strings.HasPrefix(a, "file://") || strings.HasPrefix(a, "http://127.0.0.1:") || strings.HasPrefix(a, "data:image/svg+xml;")
}
