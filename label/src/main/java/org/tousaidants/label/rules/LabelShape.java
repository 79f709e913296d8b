package org.tousaidants.label.rules;

import static org.tousaidants.label.rules.Shape.choice;
import static org.tousaidants.label.rules.Shape.group;
import static org.tousaidants.label.rules.Shape.id;
import static org.tousaidants.label.rules.Shape.many;
import static org.tousaidants.label.rules.Shape.may;
import static org.tousaidants.label.rules.Shape.must;
import static org.tousaidants.label.rules.Shape.text;

import org.tousaidants.label.rules.Shape.Group;
import org.tousaidants.label.rules.Shape.Key;
import org.tousaidants.label.rules.Shape.Many;
import org.tousaidants.label.rules.Shape.Table;
import org.tousaidants.label.rules.Shape.Whole;
import org.tousaidants.label.rules.Shape.YesNo;

/// The shape of the two files of rules: for helpers and for places.
final class LabelShape {
    private static final Key ID = must("id", id("le nom court, qui ne change jamais", "charte"));
    private static final Key SOURCE = may("source", text("la source de cette règle, si elle diffère du fichier"));
    private static final Whole MONTHS = new Whole("un nombre de mois", 1, 120);
    private static final Many PROFILES =
            many("les profils concernés, ou « tous » pour toutes les personnes", id("un profil", "mediateur"));
    private static final Many REQUIREMENTS = many("des exigences", text("une exigence de ce fichier"));
    private static final Table FACTS = new Table(
            "les faits du dossier", Shape.ANY_ID, "actes-12-mois", text("oui, non, ou un nombre entre guillemets"));

    private LabelShape() {}

    static Group label(String nature) {
        return group(
                "Ce qui est demandé pour reconnaître " + (nature.equals("lieu") ? "un lieu" : "une personne"),
                must("source", text("d’où viennent les règles")),
                must("nom", text("le nom du label")),
                must("validite-mois", MONTHS),
                must(
                        "rappels-jours",
                        many("combien de jours avant la fin on prévient", new Whole("des jours", 1, 366))),
                must("grace-jours", new Whole("combien de jours pour se mettre en règle après la fin", 0, 366)),
                must(
                        "decision",
                        group(
                                "qui décide",
                                must("par", text("le nom de l’instance")),
                                must("signatures", new Whole("combien de personnes signent", 1, 5)),
                                must("recours-jours", new Whole("combien de jours pour contester", 1, 366)))),
                may(
                        "faits",
                        many(
                                "ce que le dossier peut dire, pour les règles et les constats",
                                group(
                                        "un fait",
                                        must("id", new Shape.Text("le nom court", Shape.ID, "actes-12-mois")),
                                        must("type", choice("ce que c’est", "oui-non", "nombre")),
                                        must("question", text("la question posée")),
                                        SOURCE))),
                must("exigences", many("ce qui est demandé", requirement())),
                may("dispenses", many("qui n’a pas à fournir une exigence", waiver())),
                may(
                        "procedure",
                        many(
                                "les étapes d’une démarche, plutôt qu’une liste de cases",
                                group(
                                        "une étape",
                                        ID,
                                        must("nom", text("son nom, court")),
                                        must("phrase", text("ce que l’on fait")),
                                        must("avec", choice("avec qui", Label.With.codes())),
                                        may("au-moins", new Whole("combien d’habitants entendus, au moins", 1, 1000)),
                                        may(
                                                "apres-jours",
                                                new Whole("combien de jours après l’étape d’avant", 1, 1000)),
                                        SOURCE))),
                must("exemples", many("des dossiers que « protocol test » rejoue", example())));
    }

    private static Group requirement() {
        return group(
                "une exigence",
                ID,
                must("nom", text("son nom, court")),
                may("intention", text("ce que l’on veut pour les personnes aidées, quel que soit le moyen")),
                may("moyen-de", text("l’exigence dont ceci est un autre moyen, approuvé par le territoire")),
                may("raison", text("pourquoi ce moyen sert la même intention")),
                may("approuve-par", text("qui a approuvé ce moyen, et quand")),
                must(
                        "nature",
                        choice(
                                "ce qui est regardé",
                                "charte",
                                "competences",
                                "entretien",
                                "constat",
                                "regle",
                                "au-choix",
                                "demarche")),
                must("profils", PROFILES),
                may("preuves", many("les preuves de compétences admises", choice("une preuve", Evidence.codes()))),
                may("fait", text("le fait constaté (nature « constat »)")),
                may("au-moins", new Whole("le nombre attendu (fait de type « nombre »)", 1, 1_000_000)),
                may("regle", text("l’expression (nature « regle »)")),
                may("parmi", new Many("les exigences dont une suffit (nature « au-choix »)", REQUIREMENTS.item(), 2)),
                may("apres", many("les exigences à remplir d’abord", text("une exigence de ce fichier"))),
                may("validite-mois", MONTHS),
                may("delai-jours", new Whole("combien de jours pour la remplir après l’ouverture du dossier", 1, 1000)),
                must("que-faire", text("ce que la personne doit faire, en « vous »")),
                must("ou", text("où elle le fait")),
                SOURCE);
    }

    private static Group waiver() {
        return group(
                "une dispense",
                ID,
                must("exigence", text("l’exigence dont on est dispensé")),
                must("profils", PROFILES),
                must("si", text("l’expression qui dit dans quel cas")),
                must("pourquoi", text("pourquoi cette dispense est juste")),
                SOURCE);
    }

    private static Group example() {
        return group(
                "un dossier d’essai",
                ID,
                must("profil", text("le profil")),
                may("charte", choice("ce qui est signé de la charte", "toute", "aucune", "ancienne")),
                may("sauf", many("les engagements non pris", text("un engagement"))),
                may("niveaux", choice("les niveaux obtenus", "attendus", "aucun")),
                may(
                        "niveaux-sauf",
                        new Table("les niveaux qui diffèrent", "\\d\\.\\d", "4.2", new Whole("un niveau", 0, 8))),
                may("preuve", choice("la preuve des niveaux", Evidence.codes())),
                may("entretien", choice("la conclusion des pairs", "favorable", "defavorable", "aucun")),
                may("faits", FACTS),
                may("etapes", choice("ce qui est fait de la démarche", "toutes", "aucune")),
                may("il-y-a-mois", new Whole("l’âge de ces preuves, en mois", 0, 240)),
                must("reconnu", new YesNo("est-elle reconnue ?")),
                may("manque", many("les exigences qui manquent", text("une exigence"))),
                may("expire", many("les exigences expirées", text("une exigence"))),
                may("dispense", many("les exigences dont elle est dispensée", text("une exigence"))));
    }
}
