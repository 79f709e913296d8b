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

    public static final List<Character> CAST =
            List.of(NADIA, THOMAS, ODETTE, CLAIRE, SAMIRA, MARCEL, YVONNE, PAUL, LUCIEN, FATOU);

    private DemoPerson() {}
}
