package org.tousaidants.reach.siting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/// The format of the AILS-MCLP instances: a header, NODE_COORD_SECTION (latitude and longitude when EDGE_WEIGHT_TYPE is
/// COORD, else metres on a plane), DEMAND_SECTION.
final class CoverFile {
    private CoverFile() {}

    /// @throws IllegalArgumentException with what is wrong, in words
    static CoverProblem read(Path file, int open, double radius) throws IOException {
        var lines = Files.readAllLines(file).stream().map(String::strip).toList();
        var coordinates = IntStream.range(0, lines.size())
                .filter(k -> lines.get(k).equals("NODE_COORD_SECTION"))
                .findFirst();
        var demands = IntStream.range(0, lines.size())
                .filter(k -> lines.get(k).equals("DEMAND_SECTION"))
                .findFirst();
        if (coordinates.isEmpty() || demands.isEmpty())
            throw new IllegalArgumentException("le fichier n’est pas au format MCLP");
        var n = demands.getAsInt() - coordinates.getAsInt() - 1;
        var earth = lines.subList(0, coordinates.getAsInt()).stream()
                .anyMatch(line -> line.toUpperCase(Locale.ROOT).matches("EDGE_WEIGHT_TYPE\\s*:\\s*COORD"));
        if (lines.size() < demands.getAsInt() + 1 + n) throw new IllegalArgumentException("il manque des demandes");
        var one = new double[n];
        var other = new double[n];
        var people = new double[n];
        try {
            for (var k = 0; k < n; k++) {
                var cells = lines.get(coordinates.getAsInt() + 1 + k).split("\\s+");
                one[k] = Double.parseDouble(cells[0]);
                other[k] = Double.parseDouble(cells[1]);
                people[k] = Double.parseDouble(lines.get(demands.getAsInt() + 1 + k));
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException broken) {
            throw new IllegalArgumentException("un nombre du fichier ne se lit pas", broken);
        }
        return earth
                ? CoverProblem.onEarth(one, other, people, open, radius)
                : CoverProblem.onPlane(one, other, people, open, radius);
    }
}
