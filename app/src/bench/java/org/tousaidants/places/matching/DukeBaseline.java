package org.tousaidants.places.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.priv.garshol.duke.Comparator;
import no.priv.garshol.duke.ConfigurationImpl;
import no.priv.garshol.duke.DataSource;
import no.priv.garshol.duke.Processor;
import no.priv.garshol.duke.Property;
import no.priv.garshol.duke.PropertyImpl;
import no.priv.garshol.duke.Record;
import no.priv.garshol.duke.RecordImpl;
import no.priv.garshol.duke.comparators.ExactComparator;
import no.priv.garshol.duke.comparators.GeopositionComparator;
import no.priv.garshol.duke.comparators.JaroWinklerTokenized;
import no.priv.garshol.duke.comparators.Levenshtein;
import no.priv.garshol.duke.comparators.QGramComparator;
import no.priv.garshol.duke.databases.LuceneDatabase;
import no.priv.garshol.duke.datasources.InMemoryDataSource;
import no.priv.garshol.duke.matchers.AbstractMatchListener;
import org.tousaidants.core.linkage.RecordKey;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.matching.Truth.Pair;

/// Duke 1.2, the free record linkage engine of the JVM, as a person who knows it would set it up for these lists:
/// cleaned values, the words that all names share taken away, the best candidate only, and every figure below tuned
/// on the half of the pairs that may be looked at.
final class DukeBaseline {
    /// What a property weighs: from surely different to surely the same.
    record Weight(String comparator, double low, double high) {}

    /// @param metres at which two points no longer speak for one place
    record Setup(Map<String, Weight> weights, double metres, double threshold) {
        static Setup tuned() {
            return new Setup(
                    Map.of(
                            "nom", new Weight("levenshtein", 0.3, 0.8),
                            "adresse", new Weight("qgram", 0.35, 0.85),
                            "cp", new Weight("exact", 0.35, 0.6),
                            "commune", new Weight("levenshtein", 0.2, 0.75),
                            "point", new Weight("geo", 0.35, 0.85),
                            "tel", new Weight("exact", 0.45, 0.85),
                            "mail", new Weight("exact", 0.45, 0.85)),
                    3_000,
                    0.8);
        }
    }

    private static final Set<String> SHARED_WORDS = Set.of(
            "france", "services", "service", "maison", "espace", "bus", "de", "du", "des", "d", "la", "le", "les", "l");

    private DukeBaseline() {}

    static Set<Pair> match(List<SourceEntry> entries, Setup setup) {
        return match(entries, setup, setup.threshold()).keySet();
    }

    /// @param least the confidence from which a pair is told, with its confidence
    static Map<Pair, Double> match(List<SourceEntry> entries, Setup setup, double least) {
        var bySource = entries.stream()
                .collect(Collectors.groupingBy(SourceEntry::source, java.util.TreeMap::new, Collectors.toList()));
        var first = bySource.firstEntry().getValue();
        var second = bySource.lastEntry().getValue();
        var configuration = new ConfigurationImpl();
        configuration.setThreshold(least);
        configuration.setMaybeThreshold(least);
        configuration.setProperties(properties(setup));
        var database = new LuceneDatabase();
        database.setMaxSearchHits(20);
        database.setMinRelevance(0f);
        configuration.setDatabase(database);
        // The second group is looked up in the first.
        configuration.addDataSource(1, source(first));
        configuration.addDataSource(2, source(second));
        var processor = new Processor(configuration, false);
        var pairs = new LinkedHashMap<Pair, Double>();
        processor.addMatchListener(new AbstractMatchListener() {
            @Override
            public void matches(Record one, Record other, double confidence) {
                pairs.put(new Pair(key(one), key(other)), confidence);
            }
        });
        processor.link(configuration.getDataSources(1), configuration.getDataSources(2), false, 40_000);
        processor.close();
        return pairs;
    }

    private static RecordKey key(Record record) {
        return new RecordKey(record.getValue("source"), record.getValue("number"));
    }

    private static List<Property> properties(Setup setup) {
        var properties = new ArrayList<Property>();
        properties.add(new PropertyImpl("id"));
        properties.add(ignored("source"));
        properties.add(ignored("number"));
        setup.weights().forEach((name, weight) -> {
            var property = new PropertyImpl(
                    name, comparator(weight.comparator(), setup.metres()), weight.low(), weight.high());
            property.setLookupBehaviour(name.equals("point") ? Property.Lookup.FALSE : Property.Lookup.TRUE);
            properties.add(property);
        });
        return properties;
    }

    private static Property ignored(String name) {
        var property = new PropertyImpl(name, new ExactComparator(), 0.5, 0.5);
        property.setIgnoreProperty(true);
        property.setLookupBehaviour(Property.Lookup.FALSE);
        return property;
    }

    private static Comparator comparator(String name, double metres) {
        return switch (name) {
            case "exact" -> new ExactComparator();
            case "levenshtein" -> new Levenshtein();
            case "tokens" -> new JaroWinklerTokenized();
            case "geo" -> {
                var geo = new GeopositionComparator();
                geo.setMaxDistance(metres);
                yield geo;
            }
            default -> new QGramComparator();
        };
    }

    private static DataSource source(List<SourceEntry> entries) {
        var records = new ArrayList<Record>();
        for (var entry : entries) {
            var sheet = entry.sheet();
            var values = new HashMap<String, java.util.Collection<String>>();
            put(values, "id", entry.source() + "/" + entry.id());
            put(values, "source", entry.source());
            put(values, "number", entry.id());
            put(
                    values,
                    "nom",
                    NameFolding.words(sheet.text(Field.NOM)).stream()
                            .filter(word -> !SHARED_WORDS.contains(word))
                            .collect(Collectors.joining(" ")));
            put(
                    values,
                    "adresse",
                    NameFolding.words(sheet.text(Field.ADRESSE)).stream()
                            .map(word -> NameLexicon.SHIPPED.way(word).isEmpty() ? word : NameLexicon.SHIPPED.way(word))
                            .collect(Collectors.joining(" ")));
            put(values, "cp", sheet.text(Field.CODE_POSTAL));
            put(
                    values,
                    "commune",
                    NameFolding.words(sheet.text(Field.COMMUNE)).stream()
                            .map(NameLexicon.SHIPPED::usual)
                            .collect(Collectors.joining(" ")));
            if (sheet.get(Field.LATITUDE).isPresent())
                put(values, "point", sheet.text(Field.LATITUDE) + "," + sheet.text(Field.LONGITUDE));
            put(values, "tel", sheet.text(Field.TELEPHONE));
            put(values, "mail", sheet.text(Field.COURRIELS));
            records.add(new RecordImpl(values));
        }
        return new InMemoryDataSource(records);
    }

    private static void put(Map<String, java.util.Collection<String>> values, String name, String value) {
        if (!value.isEmpty()) values.put(name, List.of(value));
    }
}
