package org.tousaidants.outreach.siting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tousaidants.core.commands.CommandInputFile;

/// Reads files in the format of the AILS-MCLP instances: a header, NODE_COORD_SECTION (latitude and longitude
/// if EDGE_WEIGHT_TYPE is COORD, else metres on a plane), DEMAND_SECTION.
final class SiteCoverageProblemFile {
    private SiteCoverageProblemFile() {}

    /// Reads a covering problem from a file.
    ///
    /// @param open number of sites to open
    /// @param radius radius in the unit of the file
    /// @throws IllegalArgumentException if the file is invalid; the message states the error
    static SiteCoverageProblem read(Path file, int open, double radius) throws IOException {
        var lines = CommandInputFile.text(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var coordinates = lines.indexOf("NODE_COORD_SECTION");
        var demands = lines.indexOf("DEMAND_SECTION");
        if (coordinates < 0 || demands < coordinates)
            throw new IllegalArgumentException(
                    "le fichier n’est pas au format MCLP : il lui faut NODE_COORD_SECTION puis DEMAND_SECTION");
        var head = lines.subList(0, coordinates);
        var points = lines.subList(coordinates + 1, demands);
        var people = lines.subList(demands + 1, end(lines, demands));
        var n = points.size();
        if (n == 0) throw new IllegalArgumentException("aucun point");
        if (people.size() != n) throw new IllegalArgumentException(n + " points, mais " + people.size() + " demandes");
        var said = header(head, "DIMENSION");
        if (!said.isEmpty() && !said.equals(String.valueOf(n)))
            throw new IllegalArgumentException("DIMENSION dit " + said + ", mais il y a " + n + " points");
        var earth = header(head, "EDGE_WEIGHT_TYPE").equalsIgnoreCase("COORD");
        var latitudes = new double[n];
        var other = new double[n];
        var each = new double[n];
        for (var k = 0; k < n; k++) {
            var cells = points.get(k).split("\\s+");
            if (cells.length != 2) throw new IllegalArgumentException("le point " + k + " n’a pas deux coordonnées");
            latitudes[k] = number(cells[0], "le point " + k);
            other[k] = number(cells[1], "le point " + k);
            each[k] = number(people.get(k), "la demande " + k);
            if (earth && (Math.abs(latitudes[k]) > 90 || Math.abs(other[k]) > 180))
                throw new IllegalArgumentException(
                        "le point " + k + " n’est pas sur la Terre : latitude puis longitude");
            if (each[k] < 0) throw new IllegalArgumentException("la demande " + k + " est négative");
        }
        return earth
                ? SiteCoverageProblem.onEarth(latitudes, other, each, open, radius)
                : SiteCoverageProblem.onPlane(latitudes, other, each, open, radius);
    }

    private static int end(List<String> lines, int demands) {
        return lines.getLast().equals("EOF") && demands < lines.size() - 1 ? lines.size() - 1 : lines.size();
    }

    private static String header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.toUpperCase(Locale.ROOT).matches(name + "\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static double number(String cell, String where) {
        try {
            var number = Double.parseDouble(cell);
            if (Double.isFinite(number)) return number;
        } catch (NumberFormatException letters) {
            throw new IllegalArgumentException(where + " ne se lit pas : « " + cell + " »", letters);
        }
        throw new IllegalArgumentException(where + " ne se lit pas : « " + cell + " »");
    }
}
