package org.tousaidants.places.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The column names of a table. A column without a name gets a name with its number, such as `field3`, as in the
/// national tool; a second column `nom` becomes `nom (2)`.
record CsvHeader(List<String> names, Map<String, Integer> ranks) {
    private static final Pattern VALUE = Pattern.compile(
            "\\S+@\\S+\\.\\S+|[+-]?\\d+[.,]\\d{2,}|[+-]?\\d{2,}[.,]\\d|\\d{5,}|(\\+33|0)[ .]?\\d([ .]?\\d\\d){4}");

    CsvHeader {
        names = List.copyOf(names);
        ranks = Map.copyOf(ranks);
    }

    static CsvHeader of(List<String> cells) {
        var names = new ArrayList<String>(cells.size());
        var taken = new HashSet<String>(cells);
        var ranks = new HashMap<String, Integer>();
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < cells.size(); i++) {
            String name = cells.get(i).isEmpty() ? "field" + (i + 1) : cells.get(i);
            if (ranks.containsKey(name)) {
                var wanted = name;
                do {
                    name = wanted + " (" + (seen.merge(wanted, 1, Integer::sum) + 1) + ")";
                } while (taken.contains(name));
            }
            taken.add(name);
            names.add(name);
            ranks.put(name, i);
        }
        return new CsvHeader(names, ranks);
    }

    /// Returns whether the first line of a table is a record instead of a header, because it contains a mail
    /// address, a phone number or a number. A chapter number such as « 1.2 », as in the files of Pix, does not
    /// count.
    static boolean looksLikeValues(List<String> cells) {
        return cells.stream().anyMatch(cell -> VALUE.matcher(cell).matches());
    }
}
