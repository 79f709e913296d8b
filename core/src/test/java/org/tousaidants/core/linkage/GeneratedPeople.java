package org.tousaidants.core.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A generated register of people, with typing errors.
record GeneratedPeople(List<Person> people) {
    record Person(RecordKey key, String first, String last, String street, int year, String phone, int lastTerm) {
        Person in(String source, String id) {
            return new Person(new RecordKey(source, id), first, last, street, year, phone, lastTerm);
        }

        Person phone(String other) {
            return new Person(key, first, last, street, year, other, lastTerm);
        }

        Person first(String other) {
            return new Person(key, other, last, street, year, phone, lastTerm);
        }
    }

    private static final List<String> FIRST = List.of(
            "Solange", "Idriss", "Maryvonne", "Théo", "Fatoumata", "Gérard", "Lucienne", "Bastien", "Aïcha", "Noé");
    private static final List<String> LAST = List.of(
            "Martin", "Martin", "Martin", "Chauvet", "Bernard", "Guérin", "Quillet", "Roux", "Sarrazin", "Tessier");
    private static final List<String> STREETS =
            List.of("rue des Écoles", "place du Puits", "chemin des Vignes", "rue Pasteur", "quai Bas", "rue Haute");

    /// Each person is in « mairie »; every second one is also in « mediatheque », with one or two errors.
    static GeneratedPeople of(int people, long seed) {
        var random = new Random(seed);
        var terms = new HashMap<String, Integer>();
        var register = new ArrayList<Person>();
        for (var i = 0; i < people; i++) {
            var last = LAST.get(random.nextInt(LAST.size())) + (random.nextInt(4) == 0 ? "" : letters(random));
            var person = person(
                    "mairie",
                    i,
                    FIRST.get(random.nextInt(FIRST.size())),
                    last,
                    (1 + random.nextInt(90)) + " " + STREETS.get(random.nextInt(STREETS.size())),
                    1930 + random.nextInt(80),
                    "05" + (10_000_000 + random.nextInt(89_999_999)),
                    terms);
            register.add(person);
            if (i % 2 == 0) register.add(slip(person, random, terms));
        }
        return new GeneratedPeople(List.copyOf(register));
    }

    private static Person slip(Person person, Random random, Map<String, Integer> terms) {
        var last = random.nextInt(4) == 0 ? person.last() + "e" : person.last();
        return person(
                "mediatheque",
                Integer.parseInt(person.key().id()),
                random.nextInt(5) == 0 ? person.first().substring(0, 2) : person.first(),
                last,
                random.nextInt(4) == 0 ? "" : person.street(),
                random.nextInt(6) == 0 ? 0 : person.year(),
                random.nextInt(3) == 0 ? "" : person.phone(),
                terms);
    }

    private static Person person(
            String source,
            int id,
            String first,
            String last,
            String street,
            int year,
            String phone,
            Map<String, Integer> terms) {
        var term = terms.computeIfAbsent(last, _ -> terms.size());
        return new Person(new RecordKey(source, String.valueOf(id)), first, last, street, year, phone, term);
    }

    private static String letters(Random random) {
        var letters = new StringBuilder();
        for (var i = 0; i < 3; i++) letters.append((char) ('a' + random.nextInt(26)));
        return letters.toString();
    }

    static RecordLinkage<Person> linkage() {
        return RecordLinkage.of(
                Person::key,
                List.of(
                        FieldComparison.of(
                                "téléphone",
                                levels("autre numéro", "même numéro"),
                                (one, other) -> equal(one.phone(), other.phone())),
                        FieldComparison.<Person>of(
                                        "nom",
                                        List.of(
                                                new FieldAgreementLevel("autre nom", 1),
                                                new FieldAgreementLevel("noms proches", 2),
                                                new FieldAgreementLevel("même nom", 7)),
                                        GeneratedPeople::compareLast)
                                .weighing(Person::lastTerm),
                        FieldComparison.of(
                                "prénom",
                                levels("autre prénom", "même prénom"),
                                (one, other) -> equal(one.first(), other.first())),
                        FieldComparison.of(
                                "naissance",
                                levels("autre année", "même année"),
                                (one, other) -> one.year() == 0 || other.year() == 0
                                        ? FieldComparison.MISSING
                                        : one.year() == other.year() ? 1 : 0),
                        FieldComparison.of(
                                "adresse",
                                levels("autre adresse", "même adresse"),
                                (one, other) -> equal(one.street(), other.street()))),
                RecordBlocking.of(List.of(
                        RecordBlocking.BlockingPass.of("téléphone", (person, keys) -> keys.add(person.phone())),
                        RecordBlocking.BlockingPass.<Person>of(
                                        "nom",
                                        (person, keys) -> keys.add(person.last()
                                                .substring(
                                                        0,
                                                        Math.min(
                                                                4, person.last().length()))))
                                .sortedBy(person -> person.last() + " " + person.first()),
                        RecordBlocking.BlockingPass.of("adresse", (person, keys) -> keys.add(person.street())))));
    }

    private static List<FieldAgreementLevel> levels(String no, String yes) {
        return List.of(new FieldAgreementLevel(no, 1), new FieldAgreementLevel(yes, 9));
    }

    private static int compareLast(Person one, Person other) {
        if (one.last().isEmpty() || other.last().isEmpty()) return FieldComparison.MISSING;
        if (one.last().equals(other.last())) return 2;
        return one.last().startsWith(other.last()) || other.last().startsWith(one.last()) ? 1 : 0;
    }

    private static int equal(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? FieldComparison.MISSING : one.equals(other) ? 1 : 0;
    }
}
