package org.tousaidants.label.rules;

import static org.tousaidants.label.rules.Shape.choice;
import static org.tousaidants.label.rules.Shape.group;
import static org.tousaidants.label.rules.Shape.id;
import static org.tousaidants.label.rules.Shape.many;
import static org.tousaidants.label.rules.Shape.may;
import static org.tousaidants.label.rules.Shape.must;
import static org.tousaidants.label.rules.Shape.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tousaidants.label.rules.Shape.Day;
import org.tousaidants.label.rules.Shape.Group;
import org.tousaidants.label.rules.Shape.Key;
import org.tousaidants.label.rules.Shape.Many;
import org.tousaidants.label.rules.Shape.Table;
import org.tousaidants.label.rules.Shape.Text;
import org.tousaidants.label.rules.Shape.Whole;
import org.tousaidants.label.rules.Shape.YesNo;

/// The files of a protocol and the shape of each.
final class Shapes {
    static final String IDENTITY = "protocole.yaml";
    static final String PROFILES = "profils.yaml";
    static final String PREAMBLE = "preambule.md";
    static final String CHARTER = "charte.yaml";
    static final String SKILLS = "competences.yaml";
    static final String INTERVIEW = "entretien-de-pairs.yaml";
    static final String HELPERS = "label-aidants.yaml";
    static final String PLACES = "label-lieux.yaml";
    static final String GUARANTEES = "garanties.yaml";
    static final String INDICATORS = "indicateurs.yaml";

    /// Written for the care of the data and for the path of a person, whose rooms judge their rules; here only their
    /// YAML is.
    static final Set<String> CARE = Set.of(
            "entretien-des-donnees.yaml",
            "courriels-d-entretien.yaml",
            "diagnostic.yaml",
            "orientation.yaml",
            "besoins.yaml",
            "conservation.yaml",
            "mandat.yaml");

    static final String EVERYBODY = "tous";
    static final int HIGHEST_LEVEL = 8;

    private static final Text VERSION = new Text("trois nombres", "\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}", "1.0.0");
    private static final Key SOURCE = must("source", text("d’où vient la règle : un texte, une réunion, un vote"));
    private static final Key OWN_SOURCE = may("source", text("la source de cette règle, si elle diffère du fichier"));
    private static final Key ID = must("id", id("le nom court, qui ne change jamais", "mediateur"));
    private static final Many SIGNERS =
            many("les profils concernés, ou « tous » pour toutes les personnes", id("un profil", "mediateur"));
    private static final Many SKILL_LIST = many("des compétences", text("le numéro d’une compétence"));
    private static final Whole LEVEL = new Whole("un niveau Pix", 0, HIGHEST_LEVEL);
    private static final Table LEVELS =
            new Table("un niveau par compétence", "\\d\\.\\d", "4.2", new Whole("un niveau Pix", 0, HIGHEST_LEVEL));

    private static final Map<String, Group> FILES = new LinkedHashMap<>();

    private Shapes() {}

    static {
        FILES.put(
                IDENTITY,
                group(
                        "L’identité du protocole",
                        must("id", new Text("le nom court du protocole", Shape.ID, "charente-maritime")),
                        must("nom", text("le nom du protocole")),
                        must("version", VERSION),
                        must("en-vigueur", new Day("le jour où il s’applique")),
                        must("statut", choice("où il en est", "proposition", "adopte")),
                        may("adopte-par", text("qui l’a adopté, et quand")),
                        may(
                                "socle",
                                group(
                                        "le protocole commun dont celui-ci part",
                                        must("id", new Text("le nom court du socle", Shape.ID, "base")),
                                        must("version", VERSION))),
                        may("territoire", text("le territoire où il s’applique")),
                        must("licence", text("sous quelle licence on peut le reprendre")),
                        must("resume", text("ce qu’il promet, en quelques phrases")),
                        SOURCE));
        FILES.put(
                PROFILES,
                group(
                        "Qui aide, et jusqu’où",
                        SOURCE,
                        must(
                                "fonctions",
                                many(
                                        "ce que l’on fait quand on aide",
                                        group(
                                                "une fonction",
                                                ID,
                                                must("nom", text("son nom")),
                                                must("phrase", text("ce que c’est, en une phrase")),
                                                must("exemple", text("une situation vécue")),
                                                OWN_SOURCE))),
                        must(
                                "profils",
                                many(
                                        "les profils",
                                        group(
                                                "un profil",
                                                ID,
                                                must("nom", text("son nom")),
                                                must("nature", choice("qui est reconnu", "personne", "lieu")),
                                                must("phrase", text("comment l’on s’y reconnaît")),
                                                must("exemple", text("quelqu’un que l’on connaît")),
                                                may("fonctions", many("ce qu’il fait toujours", text("une fonction"))),
                                                may(
                                                        "fonctions-possibles",
                                                        many("ce qu’il fait parfois", text("une fonction"))),
                                                OWN_SOURCE))),
                        may(
                                "questions",
                                many(
                                        "les questions qui mènent à un profil, la première d’abord",
                                        group(
                                                "une question",
                                                ID,
                                                must("question", text("la question, en « vous »")),
                                                must(
                                                        "reponses",
                                                        new Many(
                                                                "les réponses possibles",
                                                                group(
                                                                        "une réponse : un profil, ou une autre question",
                                                                        ID,
                                                                        must("texte", text("la réponse")),
                                                                        may("profil", text("le profil trouvé")),
                                                                        may("question", text("la question suivante"))),
                                                                2)))))));
        FILES.put(
                CHARTER,
                group(
                        "La charte : ce que chacun promet, à son niveau",
                        SOURCE,
                        must(
                                "groupes",
                                many(
                                        "les chapitres",
                                        group("un chapitre", ID, must("nom", text("son titre")), OWN_SOURCE))),
                        must(
                                "engagements",
                                many(
                                        "les engagements",
                                        group(
                                                "un engagement",
                                                ID,
                                                must("groupe", text("son chapitre")),
                                                must("texte", text("l’engagement, à la première personne")),
                                                must("profils", SIGNERS),
                                                must("exemple", text("ce que cela donne un jour ordinaire")),
                                                OWN_SOURCE)))));
        FILES.put(
                SKILLS,
                group(
                        "Les compétences numériques et les niveaux attendus",
                        SOURCE,
                        must(
                                "echelle",
                                many(
                                        "les mots des niveaux",
                                        group(
                                                "un niveau",
                                                must("id", new Text("le niveau, entre guillemets", "[1-8]", "1")),
                                                must("nom", text("le nom du niveau")),
                                                must("image", text("l’image de la nage")),
                                                OWN_SOURCE))),
                        may(
                                "conversions",
                                many(
                                        "les autres échelles que l’on rencontre, et ce qu’elles valent ici",
                                        group(
                                                "une conversion",
                                                ID,
                                                must("de", text("l’autre échelle")),
                                                must("le", new Day("le jour de cette échelle")),
                                                must(
                                                        "niveaux",
                                                        new Table(
                                                                "un niveau d’ici pour chaque niveau de là-bas",
                                                                "\\d",
                                                                "1",
                                                                LEVEL)),
                                                must("source", text("d’où vient la conversion"))))),
                        may(
                                "reprises",
                                new Table(
                                        "un profil qui tient au moins les niveaux d’un autre",
                                        Shape.ANY_ID,
                                        "conseiller",
                                        id("l’autre profil", "mediateur"))),
                        must(
                                "domaines",
                                many(
                                        "les domaines",
                                        group(
                                                "un domaine",
                                                must("id", new Text("son numéro, entre guillemets", "\\d", "4")),
                                                must("nom", text("son titre")),
                                                OWN_SOURCE))),
                        must(
                                "competences",
                                many(
                                        "les compétences",
                                        group(
                                                "une compétence",
                                                must(
                                                        "id",
                                                        new Text("son numéro, entre guillemets", "\\d\\.\\d", "4.2")),
                                                must("nom", text("son titre exact dans Pix")),
                                                must("exemple", text("ce que cela permet de faire pour quelqu’un")),
                                                OWN_SOURCE))),
                        must(
                                "grille",
                                new Table(
                                        "le niveau attendu : une ligne par compétence, une colonne par profil",
                                        "\\d\\.\\d",
                                        "4.2",
                                        new Table("un niveau par profil", Shape.ANY_ID, "mediateur", LEVEL))),
                        may(
                                "exemples",
                                many(
                                        "des cas que « protocol test » rejoue",
                                        group(
                                                "un cas",
                                                ID,
                                                must("profil", text("le profil")),
                                                must("niveaux", LEVELS),
                                                may(
                                                        "manque",
                                                        new Many(
                                                                "les compétences trop basses",
                                                                SKILL_LIST.item(),
                                                                0)))))));
        FILES.put(
                INTERVIEW,
                group(
                        "L’entretien avec des pairs",
                        SOURCE,
                        must("pairs", new Whole("combien de pairs rencontrent la personne", 1, 5)),
                        must("autres-structures", new YesNo("les pairs viennent-ils d’autres structures ?")),
                        must("minutes", new Whole("la durée de l’entretien, en minutes", 10, 240)),
                        must("desaccord", text("ce qui se passe quand les pairs ne concluent pas pareil")),
                        must("conflits", many("ce qui empêche d’être le pair de quelqu’un", text("une situation"))),
                        must(
                                "criteres",
                                many(
                                        "ce que l’on cherche à savoir",
                                        group(
                                                "un critère",
                                                ID,
                                                must("nom", text("ce qui est regardé")),
                                                must("question", text("la question à poser")),
                                                must("rassure", text("ce qui rassure dans la réponse")),
                                                must("alerte", text("ce qui alerte dans la réponse")),
                                                must("profils", SIGNERS),
                                                may("facultatif", new YesNo("peut-on ne pas en parler ?")),
                                                OWN_SOURCE)))));
        FILES.put(HELPERS, LabelShape.label("personne"));
        FILES.put(PLACES, LabelShape.label("lieu"));
        FILES.put(
                GUARANTEES,
                group(
                        "Ce que le territoire garantit aux habitants",
                        SOURCE,
                        must(
                                "garanties",
                                many(
                                        "les garanties",
                                        group(
                                                "une garantie",
                                                ID,
                                                must("phrase", text("la promesse, telle qu’un habitant la lit")),
                                                may("intention", text("ce que l’on veut pour les habitants")),
                                                must("mesure", text("ce qui est mesuré")),
                                                must("sens", choice("dans quel sens", "au-plus", "au-moins")),
                                                must("seuil", new Whole("le seuil", 0, 1_000_000)),
                                                must("unite", text("l’unité du seuil")),
                                                must(
                                                        "part-pour-cent",
                                                        new Whole("pour quelle part, en pour cent", 1, 100)),
                                                may("profils", SIGNERS),
                                                must("exemples", many("des cas rejoués", example())),
                                                OWN_SOURCE)))));
        FILES.put(
                INDICATORS,
                group(
                        "Ce que l’on compte, et ce que cela ne dit pas",
                        SOURCE,
                        must(
                                "indicateurs",
                                many(
                                        "les indicateurs",
                                        group(
                                                "un indicateur",
                                                ID,
                                                must("nom", text("son nom")),
                                                must("definition", text("comment il se calcule")),
                                                must("unite", text("son unité")),
                                                must("ne-dit-pas", text("ce qu’il ne dit pas")),
                                                may("garantie", text("la garantie qu’il surveille")),
                                                must("exemple", text("une valeur, lue à voix haute")),
                                                OWN_SOURCE)))));
    }

    private static Group example() {
        return group(
                "un cas : des mesures, avec leur poids, et si la garantie tient",
                ID,
                must(
                        "mesures",
                        many(
                                "les mesures",
                                group(
                                        "une mesure",
                                        must("valeur", new Whole("la valeur", 0, 1_000_000)),
                                        must(
                                                "poids",
                                                new Whole("combien d’habitants ou de demandes", 0, 100_000_000))))),
                must("tenue", new YesNo("la garantie tient-elle ?")));
    }

    /// @return the shape of each file of a whole protocol
    static Map<String, Group> whole() {
        return FILES;
    }

    /// The shape of a file in a territory's folder, which says what it changes and why.
    static Group overlay(String file) {
        var whole = FILES.get(file);
        if (whole == null) throw new IllegalArgumentException(file);
        if (file.equals(IDENTITY))
            return new Group(
                    whole.help(),
                    whole.keys().stream()
                            .map(key -> key.name().equals("socle") ? must(key.name(), key.shape()) : key)
                            .toList());
        var partial = (Group) whole.partial();
        var keys = new java.util.ArrayList<Key>();
        keys.add(must("pourquoi", text("pourquoi le territoire change ce fichier")));
        keys.addAll(partial.keys());
        return new Group(whole.help(), keys);
    }
}
