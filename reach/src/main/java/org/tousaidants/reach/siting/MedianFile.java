package org.tousaidants.reach.siting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringTokenizer;

/// The pmed format of the OR-Library: « n edges p », then the edges; of an edge that is said twice the last counts;
/// distances are shortest ways.
final class MedianFile {
    private static final int MOST_NODES = 5_000;

    private MedianFile() {}

    /// @throws IllegalArgumentException with what is wrong, in words
    static MedianProblem read(Path file) throws IOException {
        var words = new StringTokenizer(Files.readString(file));
        try {
            var n = next(words);
            var edges = next(words);
            var p = next(words);
            if (n < 1 || n > MOST_NODES || p < 1 || p > n || edges < 0)
                throw new IllegalArgumentException("n, m, p : " + n + ", " + edges + ", " + p);
            var way = new double[n][n];
            for (var row : way) Arrays.fill(row, Double.POSITIVE_INFINITY);
            for (var i = 0; i < n; i++) way[i][i] = 0;
            for (var e = 0; e < edges; e++) {
                var i = next(words) - 1;
                var j = next(words) - 1;
                var cost = next(words);
                if (i < 0 || j < 0 || i >= n || j >= n || cost < 0)
                    throw new IllegalArgumentException("arête " + (e + 1));
                if (i == j) continue;
                way[i][j] = cost;
                way[j][i] = cost;
            }
            shortest(way);
            // A node without a way to another is far from it, never infinitely.
            for (var row : way) for (var j = 0; j < n; j++) if (row[j] == Double.POSITIVE_INFINITY) row[j] = 1_000_000;
            return MedianProblem.of(way, p);
        } catch (NumberFormatException | java.util.NoSuchElementException broken) {
            throw new IllegalArgumentException("le fichier n’est pas au format pmed", broken);
        }
    }

    private static int next(StringTokenizer words) {
        return Integer.parseInt(words.nextToken());
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
