package org.tousaidants.outreach.vehiclerouting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.tousaidants.core.commands.CommandInputFile;

/// Reads files in the formats of Solomon and of Gehring and Homberger: vehicles and capacity, then one customer
/// per line. Distances are Euclidean; one unit of distance takes one unit of time.
final class VehicleRoutingFile {
    private static final int MOST_CUSTOMERS = 2_000;
    private static final int COLUMNS = 7;
    private static final int DEMAND = 3;
    private static final int READY = 4;
    private static final int DUE = 5;
    private static final int SERVICE = 6;

    private VehicleRoutingFile() {}

    /// Reads a routing problem from a file.
    ///
    /// @throws IllegalArgumentException if the file is invalid; the message states the error
    static VehicleRoutingProblem read(Path file) throws IOException {
        var rows = new ArrayList<double[]>();
        var vehicles = 0;
        var capacity = 0.0;
        var number = 0;
        for (var line : CommandInputFile.text(file).split("\n")) {
            number++;
            // The line is trimmed, because some files end with an end-of-file character.
            var words = line.trim();
            if (words.isEmpty()) continue;
            var cells = words.split("\\s+");
            if (rows.isEmpty() && cells.length == 2 && capacity == 0 && numbers(cells)) {
                vehicles = (int) Double.parseDouble(cells[0]);
                capacity = Double.parseDouble(cells[1]);
            } else if (!rows.isEmpty() || cells.length == COLUMNS && numbers(cells)) {
                if (cells.length != COLUMNS || !numbers(cells))
                    throw new IllegalArgumentException(
                            "la ligne " + number + " ne dit pas un client par sept nombres : « " + words + " »");
                rows.add(customer(cells, rows.size()));
                if (rows.size() > MOST_CUSTOMERS + 1)
                    throw new IllegalArgumentException("plus de " + MOST_CUSTOMERS + " clients");
            }
        }
        if (capacity <= 0 || vehicles <= 0)
            throw new IllegalArgumentException(
                    "le fichier n’est pas au format Solomon : il manque le nombre de véhicules et leur capacité");
        if (rows.size() < 2)
            throw new IllegalArgumentException(
                    "le fichier n’est pas au format Solomon : il manque le dépôt ou les clients");
        var n = rows.size();
        var way = new double[n][n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                way[i][j] = Math.hypot(rows.get(i)[1] - rows.get(j)[1], rows.get(i)[2] - rows.get(j)[2]);
        return new VehicleRoutingProblem(
                way,
                way,
                column(rows, DEMAND),
                column(rows, READY),
                column(rows, DUE),
                column(rows, SERVICE),
                capacity,
                vehicles);
    }

    private static double[] customer(String[] cells, int expected) {
        var row = new double[COLUMNS];
        for (var c = 0; c < COLUMNS; c++) row[c] = Double.parseDouble(cells[c]);
        if (row[0] != expected) throw new IllegalArgumentException("le client " + expected + " manque");
        if (row[DEMAND] < 0 || row[READY] < 0 || row[SERVICE] < 0)
            throw new IllegalArgumentException(
                    "la demande, la plage ou le service du client " + expected + " est négatif");
        if (row[DUE] < row[READY])
            throw new IllegalArgumentException("la plage du client " + expected + " finit avant de commencer");
        return row;
    }

    private static boolean numbers(String[] cells) {
        for (var cell : cells)
            if (!cell.matches("[-+]?(\\d{1,12}(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,2})?")) return false;
        return true;
    }

    private static double[] column(ArrayList<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }
}
