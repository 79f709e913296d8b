package org.tousaidants.core.territory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cleans the name of a commune in a file, such as « 17000 La Rochelle », « LA ROCHELLE CEDEX 1 », « Lyon 03 » or «
/// Paris 11ème arrondissement ».
///
/// @param district full name of the arrondissement that a number in the name may mean
record CommuneNameCleaner(String name, String postcode, String district) {
    static CommuneNameCleaner of(String folded) {
        var words = new ArrayList<>(Arrays.asList(folded.split(" ")));
        var postcode =
                words.size() > 1 && words.getFirst().length() == 5 && CommuneNameNormaliser.isNumber(words.getFirst())
                        ? words.removeFirst()
                        : "";
        var name = words.stream()
                .takeWhile(w -> !CommuneNameNormaliser.hasDigit(w) && !w.equals("cedex"))
                .toList();
        var number = number(words.subList(name.size(), words.size()));
        var city = String.join(" ", name);
        var district = number.isEmpty() ? "" : city + " " + number + " arrondissement";
        return new CommuneNameCleaner(city, postcode, district);
    }

    private static String number(List<String> words) {
        for (var word : words) {
            if (!CommuneNameNormaliser.hasDigit(word)) continue;
            var digits = word.replaceFirst("^0+", "").replaceFirst("\\D.*$", "");
            return digits.equals("1") ? "1er" : digits.length() < 3 ? digits + "e" : "";
        }
        return "";
    }
}
