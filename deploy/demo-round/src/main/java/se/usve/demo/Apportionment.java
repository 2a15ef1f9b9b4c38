package se.usve.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A table of non-negative whole numbers with given row and column totals that resembles given weights: iterative
 * proportional fitting (Deming and Stephan, 1940), then rounding that keeps every total.
 */
final class Apportionment {
    private static final int ROUNDS = 1000;

    private Apportionment() {
    }

    /**
     * @param weights positive, rows by columns
     * @throws IllegalArgumentException when row and column totals do not sum to the same
     */
    static int[][] of(double[][] weights, int[] rowTotals, int[] columnTotals) {
        if (Arrays.stream(rowTotals).sum() != Arrays.stream(columnTotals).sum()) {
            throw new IllegalArgumentException("Row totals " + Arrays.stream(rowTotals).sum() + " and column totals "
                    + Arrays.stream(columnTotals).sum() + " differ");
        }
        double[][] cells = fitted(weights, rowTotals, columnTotals);
        int[][] whole = new int[rowTotals.length][columnTotals.length];
        int[] columnLeft = columnTotals.clone();
        for (int r = 0; r < rowTotals.length; r++) {
            for (int c = 0; c < columnTotals.length; c++) {
                whole[r][c] = (int) cells[r][c];
                columnLeft[c] -= whole[r][c];
            }
        }
        for (int r = 0; r < rowTotals.length; r++) {
            double[] row = cells[r];
            int left = rowTotals[r] - Arrays.stream(whole[r]).sum();
            int[] byFraction = IntStream.range(0, row.length).boxed()
                    .sorted(Comparator.comparingDouble(c -> Math.floor(row[c]) - row[c])).mapToInt(c -> c).toArray();
            for (int i = 0; left > 0; i = (i + 1) % byFraction.length) {
                if (columnLeft[byFraction[i]] > 0) {
                    whole[r][byFraction[i]]++;
                    columnLeft[byFraction[i]]--;
                    left--;
                }
            }
        }
        return whole;
    }

    private static double[][] fitted(double[][] weights, int[] rowTotals, int[] columnTotals) {
        double[][] cells = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
        for (int round = 0; round < ROUNDS; round++) {
            double error = 0;
            for (int c = 0; c < columnTotals.length; c++) {
                double sum = 0;
                for (double[] row : cells) {
                    sum += row[c];
                }
                error = Math.max(error, Math.abs(sum - columnTotals[c]));
                for (double[] row : cells) {
                    row[c] *= columnTotals[c] / sum;
                }
            }
            for (int r = 0; r < rowTotals.length; r++) {
                double sum = Arrays.stream(cells[r]).sum();
                for (int c = 0; c < columnTotals.length; c++) {
                    cells[r][c] *= sum == 0 ? 0 : rowTotals[r] / sum;
                }
            }
            // Rows are exact now and columns within one, so no column's whole parts can exceed its total.
            if (error < 0.5) {
                return cells;
            }
        }
        throw new IllegalStateException("The table does not converge to its totals");
    }
}
