package org.tousaidants.find.ranking;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Commune;

/// Places with the statistics of the national file: the fill rates of columns were estimated from the sources
/// of `shared/data/places` and rounded; hours are as varied (some 10,000 different texts).
public final class MatchingPlaces {
    private MatchingPlaces() {}

    public static CandidatePlace place(int number, Commune commune, Random random) {
        return CandidatePlace.of("place-" + number, "lieu-" + number, sheet(number, commune, random));
    }

    public static PlaceSheet sheet(int number, Commune commune, Random random) {
        var values = new EnumMap<Field, String>(Field.class);
        values.put(Field.ID, "place-" + number);
        values.put(Field.PIVOT, "00000000000000");
        values.put(Field.NOM, "Lieu " + number);
        values.put(Field.COMMUNE, commune.name());
        values.put(
                Field.CODE_POSTAL,
                commune.postcodes().isEmpty() ? "00000" : commune.postcodes().getFirst());
        values.put(Field.CODE_INSEE, commune.code());
        values.put(Field.ADRESSE, (1 + random.nextInt(120)) + " rue " + random.nextInt(40));
        values.put(Field.DATE_MAJ, (2021 + random.nextInt(6)) + "-0" + (1 + random.nextInt(9)) + "-15");
        values.put(Field.SERVICES, services(random));
        var spread = 0.01 + Math.sqrt(commune.population()) / 12_000;
        values.put(Field.LATITUDE, degrees(commune.centre().latitude() + random.nextGaussian() * spread));
        values.put(Field.LONGITUDE, degrees(commune.centre().longitude() + random.nextGaussian() * spread));
        sometimes(0.8, values, Field.TELEPHONE, "+33546000000", random);
        sometimes(0.7, values, Field.HORAIRES, hours(random), random);
        sometimes(
                0.5,
                values,
                Field.FRAIS,
                pick(random, "Gratuit", "Gratuit", "Gratuit", "Payant", "Gratuit sous condition"),
                random);
        sometimes(
                0.3,
                values,
                Field.ACCOMPAGNEMENT,
                pick(
                        random,
                        "Accompagnement individuel",
                        "Accompagnement individuel|Dans un atelier collectif",
                        "À distance",
                        "En autonomie"),
                random);
        sometimes(
                0.08,
                values,
                Field.PRISE_EN_CHARGE,
                pick(
                        random,
                        "Handicaps moteurs",
                        "Surdité",
                        "Illettrisme",
                        "Langues étrangères (anglais)",
                        "Langues étrangères (autres)",
                        "Déficience visuelle"),
                random);
        sometimes(
                0.12,
                values,
                Field.DISPOSITIFS,
                pick(random, "France Services", "Aidants Connect", "Conseillers numériques"),
                random);
        sometimes(0.05, values, Field.ITINERANCE, "Itinérant", random);
        sometimes(0.03, values, Field.PASS_NUMERIQUE, "Oui", random);
        sometimes(0.01, values, Field.PRESENTATION_RESUME, "Nous venons à domicile.", random);
        return PlaceSheet.of(values);
    }

    private static void sometimes(double share, Map<Field, String> values, Field field, String value, Random random) {
        if (random.nextDouble() < share) values.put(field, value);
    }

    private static String services(Random random) {
        var chosen = new java.util.TreeSet<String>();
        var frequent = List.of(
                PlaceService.PROCEDURES, PlaceService.EVERYDAY, PlaceService.EQUIPMENT_ACCESS, PlaceService.PROCEDURES);
        for (var i = 1 + random.nextInt(4); i > 0; i--)
            chosen.add(
                    (random.nextInt(3) > 0 ? frequent.get(random.nextInt(4)) : PlaceService.values()[random.nextInt(9)])
                            .label());
        return String.join("|", chosen);
    }

    private static String hours(Random random) {
        var opens = "%02d:%02d".formatted(8 + random.nextInt(2), random.nextInt(4) * 15);
        var noon = "12:%02d".formatted(random.nextInt(4) * 15);
        var again = "%02d:%02d".formatted(13 + random.nextInt(2), random.nextInt(4) * 15);
        var closes = "%02d:%02d".formatted(16 + random.nextInt(4), random.nextInt(4) * 15);
        return pick(
                random,
                "Mo-Fr " + opens + "-" + noon + "," + again + "-" + closes,
                "Mo-Th " + opens + "-" + noon + "," + again + "-" + closes + "; Fr " + opens + "-" + noon,
                "Tu,Th " + again + "-" + closes + "; Sa " + opens + "-" + noon,
                "Mo-Fr " + opens + "-" + closes + "; PH off",
                "We[1] " + opens + "-" + noon,
                "sur rendez-vous");
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }
}
