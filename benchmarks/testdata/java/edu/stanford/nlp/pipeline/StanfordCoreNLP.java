package edu.stanford.nlp.pipeline;

import java.util.Properties;

/** Stands for CoreNLP's class in a test of CoreNlpBench.java. */
public class StanfordCoreNLP {
  public StanfordCoreNLP(Properties p) {
    if (!p.getProperty("threads").equals("1")) throw new IllegalArgumentException("more than one thread");
    System.out.println("a line of a log, which is no figure");
  }

  public void annotate(CoreDocument d) {
    if (d.text.contains("\\") || !d.text.contains("\n")) throw new IllegalStateException("the text is still as JSON writes it");
  }
}
