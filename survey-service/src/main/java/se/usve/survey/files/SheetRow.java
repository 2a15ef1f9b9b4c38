package se.usve.survey.files;

import java.util.List;
import java.util.Map;

/**
 * A row to write on a sheet.
 *
 * @param number the row it stood in where it came from, which it keeps when it can; 0 if it comes from no file
 * @param cells  its cells, from the first column on
 * @param marks  column to what is wrong with the cell there
 */
record SheetRow(int number, List<Cell> cells, Map<Integer, String> marks) {
}
