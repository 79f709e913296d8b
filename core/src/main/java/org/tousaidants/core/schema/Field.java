package org.tousaidants.core.schema;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// « Champ » — a column of the national schema of places v1.0.2, in the order of the file, or one of the product's
/// own fields after them. A list is one string whose values are joined by `|`, as the national file writes it.
/// Source: LaMednum/standard-mediation-num, schema.json.
public enum Field {
    ID("id", FieldKind.TEXT, true),
    PIVOT("pivot", FieldKind.TEXT, true, "[a-zA-Z0-9]{9,14}"),
    NOM("nom", FieldKind.TEXT, true),
    COMMUNE("commune", FieldKind.TEXT, true),
    CODE_POSTAL("code_postal", FieldKind.TEXT, true, "\\d{5}"),
    CODE_INSEE("code_insee", FieldKind.TEXT, false, "([013-9]\\d|2[AB1-9])\\d{3}"),
    ADRESSE("adresse", FieldKind.TEXT, true),
    COMPLEMENT_ADRESSE("complement_adresse", FieldKind.TEXT, false),
    LATITUDE("latitude", FieldKind.NUMBER, false),
    LONGITUDE("longitude", FieldKind.NUMBER, false),
    TYPOLOGIE("typologie", StructureTypology.labels()),
    TELEPHONE(
            "telephone",
            FieldKind.TEXT,
            false,
            "(\\+33|\\+590|\\+594|\\+262|\\+596|\\+269|\\+687|\\+689|\\+508|\\+681)\\d{6,9}"),
    COURRIELS("courriels", FieldKind.LIST, false),
    SITE_WEB("site_web", FieldKind.LIST, false),
    HORAIRES("horaires", FieldKind.TEXT, false),
    PRESENTATION_RESUME("presentation_resume", FieldKind.TEXT, false, "(?s).{1,280}"),
    PRESENTATION_DETAIL("presentation_detail", FieldKind.TEXT, false),
    SOURCE("source", FieldKind.TEXT, false),
    ITINERANCE("itinerance", Set.of("Itinérant", "Fixe")),
    STRUCTURE_PARENTE("structure_parente", FieldKind.TEXT, false),
    DATE_MAJ("date_maj", FieldKind.DATE, true, "\\d{4}-\\d{2}-\\d{2}"),
    SERVICES("services", ListedTerm.labels(PlaceService.values())),
    PUBLICS("publics_specifiquement_adresses", ListedTerm.labels(Audience.values())),
    PRISE_EN_CHARGE("prise_en_charge_specifique", ListedTerm.labels(SpecialCare.values())),
    FRAIS("frais_a_charge", ListedTerm.labels(Fee.values())),
    DISPOSITIFS(
            "dispositif_programmes_nationaux",
            Set.of(
                    "Aidants Connect",
                    "Bibliothèques numérique de référence",
                    "Certification PIX",
                    "Conseillers numériques",
                    "Emmaüs Connect",
                    "France Services",
                    "Grande école du numérique",
                    "La Croix Rouge",
                    "Point d'accès numérique CAF",
                    "Promeneurs du net",
                    "Relais numérique (Emmaüs Connect)")),
    FORMATIONS(
            "formations_labels",
            Set.of(
                    "Formé à « Mon Espace Santé »",
                    "Formé à « DUPLEX » (illettrisme)",
                    "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
                    "Collectif ressources et acteurs réemploi (Normandie)",
                    "Étapes numériques (La Poste)",
                    "Fabriques de Territoire",
                    "Les Éclaireurs du numérique (Drôme)",
                    "Mes Papiers (Métropole de Lyon)",
                    "ORDI 3.0",
                    "SUD LABS (PACA)")),
    AUTRES_FORMATIONS("autres_formations_labels", FieldKind.LIST, false),
    ACCES("modalites_acces", ListedTerm.labels(AccessMode.values())),
    ACCOMPAGNEMENT("modalites_accompagnement", ListedTerm.labels(SupportMode.values())),
    FICHE_ACCES_LIBRE("fiche_acces_libre", FieldKind.TEXT, false),
    PRISE_RDV("prise_rdv", FieldKind.TEXT, false),

    // Whether the place accepts the voucher « pass numérique »: `Oui` or absent. This field and the fields after
    // it are the product's own: version 1 of the schema lost two facts that people need, and imported data must
    // be marked if they are uncertain.
    PASS_NUMERIQUE("pass_numerique", Set.of("Oui")),
    /// Whether an authorised helper does the procedure in place of the person (« à ma place »): `Oui` or absent.
    A_MA_PLACE("fait_a_la_place", Set.of("Oui")),
    /// Whether people have a device repaired there, or repair it with others (« repair café »). `Oui` or absent.
    REPARATION("atelier_reparation", Set.of("Oui")),
    /// Whether the place is small and quiet: few people at once, little noise, often by appointment. `Oui`,
    /// `Non`, or absent when the place declared nothing: unknown is not « no ».
    LIEU_CALME("petit_lieu_calme", FieldKind.CHOICE, false, "", Set.of("Oui", "Non")),
    /// The opening hours as received, if they cannot be converted to the OSM grammar.
    HORAIRES_TEXTE("horaires_texte", FieldKind.TEXT, false),
    /// The reliability of latitude and longitude.
    PRECISION("precision", ListedTerm.labels(CoordinatePrecision.values()));

    private enum FieldKind {
        TEXT,
        NUMBER,
        DATE,
        LIST,
        CLOSED_LIST,
        /// One value of a closed list.
        CHOICE
    }

    /// The 32 columns of the national file, in the order of the file.
    public static final List<Field> NATIONAL =
            Arrays.stream(values()).filter(Field::national).toList();

    private static final Map<String, Field> BY_COLUMN =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::column, Function.identity()));

    private final String column;
    private final FieldKind kind;
    /// « Date inconnue » — the date that is written if a place has no known date of update, because the national
    /// file requires a date in this column.
    public static final LocalDate UNDATED = LocalDate.EPOCH;

    private final boolean required;
    private final Optional<Pattern> pattern;
    private final Set<String> terms;

    Field(String column, FieldKind kind, boolean required) {
        this(column, kind, required, "", Set.of());
    }

    Field(String column, FieldKind kind, boolean required, String pattern) {
        this(column, kind, required, pattern, Set.of());
    }

    Field(String column, Set<String> terms) {
        this(column, FieldKind.CLOSED_LIST, false, "", terms);
    }

    Field(String column, FieldKind kind, boolean required, String pattern, Set<String> terms) {
        this.column = column;
        this.kind = kind;
        this.required = required;
        this.pattern = pattern.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(pattern));
        this.terms = terms;
    }

    public static Optional<Field> ofColumn(String column) {
        return Optional.ofNullable(BY_COLUMN.get(column));
    }

    public String column() {
        return column;
    }

    public boolean required() {
        return required;
    }

    public boolean national() {
        return ordinal() <= PRISE_RDV.ordinal();
    }

    /// Returns whether the field contains several values joined by `|`.
    public boolean list() {
        return kind == FieldKind.LIST || kind == FieldKind.CLOSED_LIST;
    }

    /// The values allowed by a closed list or a choice; empty when the field is free.
    public Set<String> terms() {
        return terms;
    }

    /// Returns the regular expression that a whole value must match; empty if any text is allowed or a closed
    /// list applies.
    public Optional<String> pattern() {
        return pattern.map(Pattern::pattern);
    }

    /// Returns whether the national file accepts this non-empty value in this column.
    public boolean accepts(String value) {
        return switch (kind) {
            case NUMBER -> number(value);
            case CHOICE -> terms.contains(value);
            case CLOSED_LIST -> terms.contains(value) || terms.containsAll(List.of(value.split("\\|", -1)));
            case TEXT, DATE, LIST ->
                pattern.map(expected -> expected.matcher(value).matches()).orElse(!value.isEmpty());
        };
    }

    private static boolean number(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
