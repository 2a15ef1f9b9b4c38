/**
 * Charts drawn on the server as SVG, of shares and counts already written out for a reader. Plain Java. Lengths along the
 * page are percent, so a chart is as wide as its place while its letters keep their size; every chart says in a sentence
 * what it shows, and has its table. Each record is drawn by the template of its name in {@code templates/charts}.
 */
package se.usve.reporting.charts;
