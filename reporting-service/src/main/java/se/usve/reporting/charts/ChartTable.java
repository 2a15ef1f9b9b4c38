package se.usve.reporting.charts;

import java.util.List;

/**
 * The figures of a chart as a table.
 *
 * @param summary what opens it
 * @param columns heads of the columns, the first of them the rows' names
 * @param rows    the rows, each as long as the columns
 */
public record ChartTable(String summary, List<String> columns, List<List<String>> rows) {
}
