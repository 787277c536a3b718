import com.sun.management.OperatingSystemMXBean;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs Stanford CoreNLP over JSON lines of articles and prints its figures: java -cp 'jars/*' CoreNlpBench.java VERSION FILE. */
public class CoreNlpBench {
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    System.setOut(System.err);
    List<String> texts = new ArrayList<>();
    Pattern text = Pattern.compile("\"text\":\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      Matcher m = text.matcher(line);
      if (m.find()) texts.add(unescape(m.group(1)));
    }
    Properties p = new Properties();
    p.setProperty("annotators", "tokenize,pos,lemma,ner,depparse");
    p.setProperty("ner.applyFineGrained", "false");
    p.setProperty("ner.useSUTime", "false");
    p.setProperty("threads", "1");
    StanfordCoreNLP nlp = new StanfordCoreNLP(p);
    nlp.annotate(new CoreDocument(texts.get(0)));
    double first = processor();
    for (String t : texts) nlp.annotate(new CoreDocument(t));
    double seconds = processor() - first;
    out.printf(Locale.ROOT,
        "{\"system\":\"CoreNLP\",\"version\":\"%s\",\"does\":\"tags, trees, coarse names\",\"first_ms\":%.1f,\"seconds\":%.3f,\"peak_mb\":%.1f}%n",
        args[0], first * 1000, seconds, peak());
    System.exit(0);
  }

  /** Seconds that this process has had of the processors, all threads together. */
  static double processor() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  /** The largest resident set in MB; 0 where the system does not tell. */
  static double peak() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return 0;
    for (String l : Files.readAllLines(status))
      if (l.startsWith("VmHWM:")) return Double.parseDouble(l.replaceAll("[^0-9]", "")) * 1024 / 1e6;
    return 0;
  }

  static String unescape(String s) {
    StringBuilder b = new StringBuilder();
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c != '\\') {
        b.append(c);
        continue;
      }
      c = s.charAt(++i);
      switch (c) {
        case 'n': b.append('\n'); break;
        case 't': b.append('\t'); break;
        case 'r': b.append('\r'); break;
        case 'u':
          b.append((char) Integer.parseInt(s.substring(i + 1, i + 5), 16));
          i += 4;
          break;
        default: b.append(c);
      }
    }
    return b.toString();
  }
}
