package org.tousaidants.reach.tours;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// Solomon's format: vehicles and capacity, then one customer a line; distances are straight, a unit takes a unit.
final class TourFile {
    private TourFile() {}

    /// @throws IllegalArgumentException with what is wrong, in words
    static TourProblem read(Path file) throws IOException {
        var rows = new ArrayList<double[]>();
        var vehicles = 0;
        var capacity = 0.0;
        for (var line : Files.readAllLines(file)) {
            var cells = line.strip().split("\\s+");
            if (!line.strip().matches("[-0-9.\\s]+")) continue;
            if (cells.length == 2 && capacity == 0) {
                vehicles = (int) Double.parseDouble(cells[0]);
                capacity = Double.parseDouble(cells[1]);
            } else if (cells.length == 7) {
                var row = new double[7];
                for (var c = 0; c < 7; c++) row[c] = Double.parseDouble(cells[c]);
                if (row[0] != rows.size()) throw new IllegalArgumentException("le client " + rows.size() + " manque");
                rows.add(row);
            }
        }
        if (rows.size() < 2 || capacity <= 0)
            throw new IllegalArgumentException("le fichier n’est pas au format Solomon");
        var n = rows.size();
        var way = new double[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                way[i][j] = Math.hypot(rows.get(i)[1] - rows.get(j)[1], rows.get(i)[2] - rows.get(j)[2]);
        return new TourProblem(
                way, way, column(rows, 3), column(rows, 4), column(rows, 5), column(rows, 6), capacity, vehicles);
    }

    private static double[] column(ArrayList<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }
}
