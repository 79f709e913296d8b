package org.tousaidants.mapping;

import org.tousaidants.schema.Field;

/// « Réparation » — something in a record that was repaired, guessed or dropped without losing the record.
public record Warning(Kind kind, Field field, String value) {

    /// The words are those of the report: French, because a coordinator reads them.
    public enum Kind {
        DATE_MISSING("date absente ou illisible : la date du jour de la moisson est prise"),
        DATE_FUTURE("date dans le futur : la date du jour de la moisson est prise"),
        ID_DERIVED("identifiant absent : tiré de la source, du nom et de l’adresse"),
        PIVOT_UNKNOWN("SIRET ou RNA absent ou illisible : pivot inconnu"),
        PIVOT_LUHN("SIRET dont la clé de contrôle est fausse (gardé)"),
        PHONE_REFUSED("téléphone illisible (écarté)"),
        PHONE_EXTRA("second téléphone (écarté : le schéma n’en a qu’un)"),
        MAIL_REFUSED("courriel illisible (écarté)"),
        LINK_REFUSED("adresse web illisible ou interdite (écartée)"),
        POSTCODE_REPAIRED("code postal corrigé ou déduit"),
        COMMUNE_REPAIRED("nom de commune corrigé ou déduit"),
        COMMUNE_GUESSED("commune devinée d’après les coordonnées"),
        COMMUNE_UNKNOWN("commune introuvable dans la liste officielle (gardée telle quelle)"),
        INSEE_REPAIRED("code INSEE corrigé ou écarté"),
        ADDRESS_MISSING("adresse absente : le nom de la commune en tient lieu"),
        COORDINATES_MISSING("coordonnées absentes : centre de la commune"),
        COORDINATES_REFUSED("coordonnées impossibles (écartées)"),
        COORDINATES_FAR("coordonnées à plus de 50 km de la commune (écartées)"),
        COORDINATES_REPAIRED("coordonnées inversées ou en Lambert-93 (converties)"),
        HOURS_AS_TEXT("horaires gardés en texte : non compris comme horaires OSM"),
        RESUME_CUT("présentation trop longue pour le résumé : coupée, le texte entier est dans le détail"),
        TERM_UNKNOWN("valeur hors du vocabulaire national (écartée)"),
        VALUE_REFUSED("valeur que le schéma national refuse (écartée)");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
