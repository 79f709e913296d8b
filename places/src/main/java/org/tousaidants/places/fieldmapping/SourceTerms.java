package org.tousaidants.places.fieldmapping;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Typology;

/// The words in which sources write the values of a list field, and what they mean in version 1.0.2 of the
/// national schema: its own labels, those of version 0.1.1 (LaMednum/standard-mediation-num, tag v0.1.1) and
/// usual variants, whatever the case, accents and apostrophes.
final class SourceTerms {
    private static final Map<Field, SourceTerms> ALL = all();

    private final boolean open;
    private final Map<String, List<String>> values = new HashMap<>();

    private SourceTerms(boolean open) {
        this.open = open;
    }

    static SourceTerms of(Field field) {
        var vocabulary = ALL.get(field);
        return vocabulary == null ? OPEN : vocabulary;
    }

    /// The national values of one written value; empty when it has none in this field.
    List<String> values(String written) {
        return known(written).orElse(List.of());
    }

    /// The same, absent when the word is unknown: a word of the old schema that has no equivalent (« Adultes »)
    /// is known and has no value.
    Optional<List<String>> known(String written) {
        var key = key(written);
        if (key.isEmpty()) return Optional.of(List.of());
        var found = values.get(key);
        if (found == null && key.indexOf(':') > 0)
            found = values.get(key.substring(0, key.indexOf(':')).strip());
        if (found == null && open) return Optional.of(List.of(written.strip().replace('|', ' ')));
        return Optional.ofNullable(found);
    }

    /// « Étapes numériques(La Poste) » and « Étapes numériques (La Poste) » are one.
    private static String key(String written) {
        return SourceFolding.fold(written).replace(" (", "(").replace("( ", "(");
    }

    private SourceTerms means(String written, String... labels) {
        values.put(key(written), List.of(labels));
        return this;
    }

    private static SourceTerms closed(Field field) {
        var vocabulary = new SourceTerms(false);
        for (var label : field.terms()) vocabulary.means(label, label);
        return vocabulary;
    }

    private static final SourceTerms OPEN = new SourceTerms(true);

    private static Map<Field, SourceTerms> all() {
        var all = new EnumMap<Field, SourceTerms>(Field.class);
        for (var field : Field.values()) if (!field.terms().isEmpty()) all.put(field, closed(field));
        all.put(Field.SERVICES, services(closed(Field.SERVICES)));
        var publics = closed(Field.PUBLICS);
        var care = closed(Field.PRISE_EN_CHARGE);
        publics(publics, care);
        all.put(Field.PUBLICS, publics);
        all.put(Field.PRISE_EN_CHARGE, care);
        all.put(Field.FRAIS, fees(closed(Field.FRAIS)));
        var programmes = closed(Field.DISPOSITIFS);
        var labels = closed(Field.FORMATIONS);
        programmes(programmes, labels);
        all.put(Field.DISPOSITIFS, programmes);
        all.put(Field.FORMATIONS, labels);
        all.put(Field.ACCOMPAGNEMENT, support(closed(Field.ACCOMPAGNEMENT)));
        all.put(Field.ACCES, access(closed(Field.ACCES)));
        all.put(Field.TYPOLOGIE, typologies(closed(Field.TYPOLOGIE)));
        all.put(
                Field.ITINERANCE,
                closed(Field.ITINERANCE).means("Itinerante", "Itinérant").means("Bus", "Itinérant"));
        for (var field : List.of(Field.PASS_NUMERIQUE, Field.A_MA_PLACE)) all.put(field, yes(closed(field)));
        return all;
    }

    private static SourceTerms yes(SourceTerms yes) {
        return yes.means("true", "Oui")
                .means("1", "Oui")
                .means("non")
                .means("false")
                .means("0");
    }

    private static SourceTerms services(SourceTerms services) {
        var procedures = "Aide aux démarches administratives";
        var everyday = "Maîtrise des outils numériques du quotidien";
        var work = "Insertion professionnelle via le numérique";
        var culture = "Compréhension du monde numérique";
        var equipment = "Accès internet et matériel informatique";
        return services.means("Devenir autonome dans les démarches administratives", procedures)
                .means("Réaliser des démarches administratives avec un accompagnement", procedures)
                .means("Accompagner les démarches de santé", procedures)
                .means("Prendre en main un smartphone ou une tablette", everyday)
                .means("Prendre en main un ordinateur", everyday)
                .means("Utiliser le numérique au quotidien", everyday)
                .means("Approfondir ma culture numérique", culture)
                .means("Promouvoir la citoyenneté numérique", culture)
                .means("Favoriser mon insertion professionnelle", work)
                .means("Créer et développer mon entreprise", work)
                .means("Accéder à une connexion internet", equipment)
                .means("Accéder à du matériel", equipment)
                .means("S'équiper en matériel informatique", "Acquisition de matériel informatique à prix solidaire")
                .means("Créer avec le numérique", "Loisirs et créations numériques")
                .means(
                        "Soutenir la parentalité et l'éducation avec le numérique",
                        "Parentalité et éducation avec le numérique");
    }

    /// Version 0 had one list where version 1 has two: each field knows the words of the other, without a
    /// value.
    private static void publics(SourceTerms publics, SourceTerms care) {
        var words = new Object[][] {
            {"Seniors (+ 65 ans)", "Seniors", ""},
            {"Familles/enfants", "Familles et/ou enfants", ""},
            {"Jeunes (16-26 ans)", "Jeunes", ""},
            {"Uniquement femmes", "Femmes", ""},
            {"Adultes", "", ""},
            {"Tout public", "", ""},
            {"Tous publics", "", ""},
            {"Public langues étrangères", "", "Langues étrangères (anglais)|Langues étrangères (autres)"},
            {"Handicaps psychiques", "", "Handicaps mentaux"},
            {"Personnes en situation d'illettrisme", "", "Illettrisme"}
        };
        for (var word : words) {
            publics.means((String) word[0], labels((String) word[1]));
            care.means((String) word[0], labels((String) word[2]));
        }
        // The long forms of version 0 are found by what stands before their colon.
        for (var label : Field.PRISE_EN_CHARGE.terms()) publics.means(label);
        for (var label : Field.PUBLICS.terms()) care.means(label);
    }

    private static String[] labels(String joined) {
        return joined.isEmpty() ? new String[0] : joined.split("\\|");
    }

    private static SourceTerms fees(SourceTerms fees) {
        return fees.means("Adhésion", "Payant")
                .means("Gratuit à condition", "Gratuit sous condition")
                .means("Gratuit sous conditions", "Gratuit sous condition")
                .means("Accepte le Pass numérique")
                .means("Pass numérique");
    }

    private static void programmes(SourceTerms programmes, SourceTerms labels) {
        programmes
                .means("CNFS", "Conseillers numériques")
                .means("Conseiller numérique", "Conseillers numériques")
                .means("Conseillers numériques France Services", "Conseillers numériques")
                .means("Aidant Connect", "Aidants Connect")
                .means("Grandes écoles du numérique", "Grande école du numérique")
                .means("Point relais CAF", "Point d'accès numérique CAF")
                .means("Point numérique CAF", "Point d'accès numérique CAF")
                .means("Bibliothèques numériques de référence", "Bibliothèques numérique de référence");
        labels.means("Fabrique de Territoire", "Fabriques de Territoire")
                .means("Étapes numériques", "Étapes numériques (La Poste)");
        // Version 0 had one list of labels: the words of the neighbours are known here without a value.
        for (var word :
                List.of("APTIC", "Relais pôle emploi", "French Tech", "Campus connecté", "Fabriques de Territoire"))
            programmes.means(word);
        for (var word : programmes.values.keySet()) labels.values.putIfAbsent(word, List.of());
    }

    private static SourceTerms support(SourceTerms support) {
        return support.means("Seul", "En autonomie")
                .means("Avec de l'aide", "Accompagnement individuel")
                .means("Dans un atelier", "Dans un atelier collectif")
                // « Faire pour » is help given to one person; the own field A_MA_PLACE keeps the difference.
                .means("A ma place", "Accompagnement individuel");
    }

    private static SourceTerms access(SourceTerms access) {
        return access.means("Par téléphone", "Téléphoner")
                .means("Par mail", "Contacter par mail")
                .means("Envoyer un mail", "Contacter par mail")
                .means("Sur place", "Se présenter")
                .means("Prendre un rendez-vous en ligne", "Prendre un RDV en ligne");
    }

    private static SourceTerms typologies(SourceTerms typologies) {
        for (var typology : Typology.values()) typologies.means(typology.words(), typology.label());
        return typologies
                .means("PE", "FT")
                .means("Pôle emploi", "FT")
                .means("Association", "ASSO")
                .means("Bibliothèque", "BIB")
                .means("Médiathèque", "BIB")
                .means("Mairie", "MUNI")
                .means("Commune", "MUNI")
                .means("Centre communal d'action sociale", "CCAS")
                .means("France Services", "RFS")
                .means("Tiers-lieu", "TIERS_LIEUX")
                .means("Tiers lieux", "TIERS_LIEUX")
                .means("Département", "CD")
                .means("Autres", "Autre");
    }
}
