package edu.stanford.nlp.pipeline;

/** Stands for CoreNLP's class in a test of CoreNlpBench.java. */
public class CoreDocument {
  final String text;

  public CoreDocument(String text) {
    this.text = text;
  }
}
