package org.tousaidants.demo.people;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.identity.Role;

/// « Gens du village » — the invented people of the demonstration. Its places are invented too, with phone
/// prefixes reserved for fiction in France.
public final class DemoPerson {
    /// « Personnage » — one invented person; people helped and funders have no account.
    public record Character(String name, String who, String mail, Optional<Role> role) {}

    public static final Character NADIA = new Character(
            "Nadia Ferret",
            "coordinatrice du réseau, au Département",
            "nadia@village.example",
            Optional.of(Role.COORDINATOR));
    public static final Character THOMAS = new Character(
            "Thomas Billaud", "médiateur numérique, à bord du bus", "thomas@village.example", Optional.of(Role.HELPER));
    public static final Character ODETTE =
            new Character("Odette Guérin", "bénévole, 72 ans", "odette@village.example", Optional.of(Role.HELPER));
    public static final Character CLAIRE = new Character(
            "Claire Moreau", "agente d’accueil à la mairie", "claire@village.example", Optional.of(Role.HELPER));
    public static final Character SAMIRA = new Character(
            "Samira Haddad", "agente d’accueil, France services", "samira@village.example", Optional.of(Role.HELPER));
    public static final Character MARCEL = new Character(
            "Marcel Roy", "bénévole au club informatique", "marcel@village.example", Optional.of(Role.HELPER));
    public static final Character YVONNE = new Character(
            "Yvonne Texier", "bibliothécaire, tient deux fiches à jour", "yvonne@village.example", Optional.empty());
    public static final Character PAUL = new Character(
            "Paul Renaud", "finance les actions du réseau", "paul@village.example", Optional.of(Role.FUNDER));
    public static final Character LUCIEN =
            new Character("Lucien Petit", "78 ans, doit déclarer ses revenus avant ce soir", "", Optional.empty());
    public static final Character FATOU =
            new Character("Fatou Diallo", "34 ans, cherche du travail et apprend à lire", "", Optional.empty());

    public static final Character HERVE = new Character(
            "Hervé Lacoste",
            "assistant social, peut recevoir un mandat",
            "herve@village.example",
            Optional.of(Role.HELPER));
    public static final Character LINA = helper("Lina Benali", "conseillère numérique", "lina");
    public static final Character JULIE = helper("Julie Fouché", "conseillère numérique", "julie");
    public static final Character KARIM = helper("Karim Sadi", "médiateur numérique", "karim");
    public static final Character AICHA = helper("Aïcha Traoré", "conseillère en économie sociale", "aicha");
    public static final Character INES = helper("Inès Gautier", "volontaire en service civique", "ines");
    public static final Character MALO = helper("Malo Kervella", "volontaire en service civique", "malo");
    public static final Character GAELLE = helper("Gaëlle Rivet", "formatrice d’aidants", "gaelle");
    public static final Character PATRICE = helper("Patrice Audebert", "formateur d’aidants", "patrice");
    public static final Character JULIEN = helper("Julien Mercier", "aide sa grand-mère", "julien");
    public static final Character SOLENE = helper("Solène Drouet", "aide ses voisins", "solene");
    public static final Character JEANNE = helper("Jeanne Bertin", "élue, membre du comité", "jeanne");
    public static final Character RACHID = helper("Rachid Amrani", "parent d’élève, membre du comité", "rachid");

    public static final List<Character> CAST =
            List.of(NADIA, THOMAS, ODETTE, CLAIRE, SAMIRA, MARCEL, YVONNE, PAUL, LUCIEN, FATOU);

    /// Further people of the demonstration with its year: recognised helpers and members of the committee.
    public static final List<Character> NEIGHBOURS =
            List.of(HERVE, LINA, JULIE, KARIM, AICHA, INES, MALO, GAELLE, PATRICE, JULIEN, SOLENE, JEANNE, RACHID);

    private DemoPerson() {}

    private static Character helper(String name, String who, String mail) {
        return new Character(name, who, mail + "@village.example", Optional.of(Role.HELPER));
    }
}
