package org.tousaidants.outreach.siting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringTokenizer;
import org.tousaidants.core.commands.CommandInputFile;

/// Reads files in the pmed format of the OR-Library: « n edges p », then the edges; of duplicate edges the last is
/// used. Distances are shortest paths.
final class SiteMedianProblemFile {
    private static final int MOST_NODES = 2_000;

    private SiteMedianProblemFile() {}

    /// Reads a p-median problem from a file.
    ///
    /// @throws IllegalArgumentException if the file is invalid; the message states the error
    static SiteMedianProblem read(Path file) throws IOException {
        var words = new StringTokenizer(CommandInputFile.text(file));
        var n = next(words, "le nombre de points");
        var edges = next(words, "le nombre d’arêtes");
        var p = next(words, "le nombre de sites");
        if (n < 1 || n > MOST_NODES)
            throw new IllegalArgumentException(n + " points : il en faut de 1 à " + MOST_NODES);
        if (p < 1 || p > n) throw new IllegalArgumentException(p + " sites à ouvrir parmi " + n + " points");
        if (edges < 0) throw new IllegalArgumentException(edges + " arêtes");
        var way = new double[n][n];
        for (var row : way) Arrays.fill(row, Double.POSITIVE_INFINITY);
        for (var i = 0; i < n; i++) way[i][i] = 0;
        for (var e = 1; e <= edges; e++) {
            var edge = "l’arête " + e + " sur " + edges;
            var i = next(words, edge) - 1;
            var j = next(words, edge) - 1;
            var cost = next(words, edge);
            if (i < 0 || j < 0 || i >= n || j >= n)
                throw new IllegalArgumentException(edge + " mène à un point qui n’existe pas");
            if (cost < 0) throw new IllegalArgumentException(edge + " a un coût négatif");
            if (i == j) continue;
            way[i][j] = cost;
            way[j][i] = cost;
        }
        if (words.hasMoreTokens())
            throw new IllegalArgumentException("il reste des nombres après les " + edges + " arêtes annoncées");
        shortest(way);
        // Nodes without a path between them get a large finite distance.
        for (var row : way) for (var j = 0; j < n; j++) if (row[j] == Double.POSITIVE_INFINITY) row[j] = 1_000_000;
        return SiteMedianProblem.of(way, p);
    }

    private static int next(StringTokenizer words, String what) {
        if (!words.hasMoreTokens()) throw new IllegalArgumentException("le fichier est coupé : il manque " + what);
        var word = words.nextToken();
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException letters) {
            throw new IllegalArgumentException(
                    "« " + word + " » n’est pas un nombre entier, pour " + what + " (format pmed)", letters);
        }
    }

    private static void shortest(double[][] way) {
        var n = way.length;
        for (var k = 0; k < n; k++) {
            var through = way[k];
            for (var i = 0; i < n; i++) {
                var row = way[i];
                var first = row[k];
                if (first == Double.POSITIVE_INFINITY) continue;
                for (var j = 0; j < n; j++) if (first + through[j] < row[j]) row[j] = first + through[j];
            }
        }
    }
}
