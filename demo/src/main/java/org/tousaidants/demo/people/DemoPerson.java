package org.tousaidants.demo.people;

import java.util.List;
import java.util.Optional;
import org.tousaidants.platform.identity.Role;

/// « Gens du village » — the invented people of the demonstration. The places are invented too, and their phone
/// prefixes are reserved for fiction in France.
public final class DemoPerson {
    /// « Personnage » — one invented person. People who are helped and funders have no account, and then `role`
    /// is empty.
    public record DemoCharacter(String name, String who, String mail, Optional<Role> role) {}

    public static final DemoCharacter NADIA = new DemoCharacter(
            "Nadia Ferret",
            "coordinatrice du réseau, au Département",
            "nadia@village.example",
            Optional.of(Role.COORDINATOR));
    public static final DemoCharacter THOMAS = new DemoCharacter(
            "Thomas Billaud", "médiateur numérique, à bord du bus", "thomas@village.example", Optional.of(Role.HELPER));
    public static final DemoCharacter ODETTE =
            new DemoCharacter("Odette Guérin", "bénévole, 72 ans", "odette@village.example", Optional.of(Role.HELPER));
    public static final DemoCharacter CLAIRE = new DemoCharacter(
            "Claire Moreau", "agente d’accueil à la mairie", "claire@village.example", Optional.of(Role.HELPER));
    public static final DemoCharacter SAMIRA = new DemoCharacter(
            "Samira Haddad", "agente d’accueil, France services", "samira@village.example", Optional.of(Role.HELPER));
    public static final DemoCharacter MARCEL = new DemoCharacter(
            "Marcel Roy", "bénévole au club informatique", "marcel@village.example", Optional.of(Role.HELPER));
    public static final DemoCharacter YVONNE = new DemoCharacter(
            "Yvonne Texier", "bibliothécaire, tient deux fiches à jour", "yvonne@village.example", Optional.empty());
    public static final DemoCharacter PAUL = new DemoCharacter(
            "Paul Renaud", "finance les actions du réseau", "paul@village.example", Optional.of(Role.FUNDER));
    public static final DemoCharacter LUCIEN =
            new DemoCharacter("Lucien Petit", "78 ans, doit déclarer ses revenus avant ce soir", "", Optional.empty());
    public static final DemoCharacter FATOU =
            new DemoCharacter("Fatou Diallo", "34 ans, cherche du travail et apprend à lire", "", Optional.empty());

    public static final DemoCharacter HERVE = new DemoCharacter(
            "Hervé Lacoste",
            "assistant social, peut recevoir un mandat",
            "herve@village.example",
            Optional.of(Role.HELPER));
    public static final DemoCharacter LINA = helper("Lina Benali", "conseillère numérique", "lina");
    public static final DemoCharacter JULIE = helper("Julie Fouché", "conseillère numérique", "julie");
    public static final DemoCharacter KARIM = helper("Karim Sadi", "médiateur numérique", "karim");
    public static final DemoCharacter AICHA = helper("Aïcha Traoré", "conseillère en économie sociale", "aicha");
    public static final DemoCharacter INES = helper("Inès Gautier", "volontaire en service civique", "ines");
    public static final DemoCharacter MALO = helper("Malo Kervella", "volontaire en service civique", "malo");
    public static final DemoCharacter GAELLE = helper("Gaëlle Rivet", "formatrice d’aidants", "gaelle");
    public static final DemoCharacter PATRICE = helper("Patrice Audebert", "formateur d’aidants", "patrice");
    public static final DemoCharacter JULIEN = helper("Julien Mercier", "aide sa grand-mère", "julien");
    public static final DemoCharacter SOLENE = helper("Solène Drouet", "aide ses voisins", "solene");
    public static final DemoCharacter JEANNE = helper("Jeanne Bertin", "élue, membre du comité", "jeanne");
    public static final DemoCharacter RACHID = helper("Rachid Amrani", "parent d’élève, membre du comité", "rachid");

    public static final List<DemoCharacter> CAST =
            List.of(NADIA, THOMAS, ODETTE, CLAIRE, SAMIRA, MARCEL, YVONNE, PAUL, LUCIEN, FATOU);

    /// Additional people of the demonstration for its year of data: recognised helpers and members of the
    /// committee.
    public static final List<DemoCharacter> NEIGHBOURS =
            List.of(HERVE, LINA, JULIE, KARIM, AICHA, INES, MALO, GAELLE, PATRICE, JULIEN, SOLENE, JEANNE, RACHID);

    private DemoPerson() {}

    private static DemoCharacter helper(String name, String who, String mail) {
        return new DemoCharacter(name, who, mail + "@village.example", Optional.of(Role.HELPER));
    }
}
