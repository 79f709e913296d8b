package org.tousaidants.find.ranking;

import static org.tousaidants.core.schema.Service.CULTURE;
import static org.tousaidants.core.schema.Service.EQUIPMENT_ACCESS;
import static org.tousaidants.core.schema.Service.EQUIPMENT_PURCHASE;
import static org.tousaidants.core.schema.Service.EVERYDAY;
import static org.tousaidants.core.schema.Service.LEISURE;
import static org.tousaidants.core.schema.Service.PARENTING;
import static org.tousaidants.core.schema.Service.PROCEDURES;
import static org.tousaidants.core.schema.Service.SAFETY;
import static org.tousaidants.core.schema.Service.WORK;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tousaidants.core.schema.Service;

/// « Besoin » — what a person says she needs, in her words, and which of the nine national services answers it,
/// from 0 (no help) to 1 (made for it). The services at [#MAIN] and above are what a place must offer to be
/// proposed.
///
/// `franceServices` marks what every France Services house must handle by its charter (taxes, family and
/// housing benefits, health insurance, pensions, farmers' insurance, job seekers, identity papers, justice,
/// post).
///
/// The words are those heard at desks, already without accents; `*` ends a stem. The longest phrase wins, so
/// that « acheter un ordinateur » is not « se servir d'un ordinateur ».
public enum Need {
    TAXES(
            "impots",
            "euro",
            Kind.PROCEDURE,
            Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.2),
            true,
            "impo",
            "impos",
            "impot*",
            "imposition*",
            "declar* revenu*",
            "declar* mes revenu*",
            "declar* ses revenu*",
            "declaration de revenu*",
            "declaration 2042",
            "taxe*",
            "tresor public",
            "fisc*",
            "prelevement a la source"),
    RIGHTS(
            "droits",
            "help",
            Kind.PROCEDURE,
            Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.2),
            true,
            "caf",
            "cpam",
            "ameli",
            "secu",
            "securite sociale",
            "carte vitale",
            "mutuelle",
            "css",
            "complementaire sante",
            "retraite*",
            "carsat",
            "cnav",
            "msa",
            "rsa",
            "apl",
            "prime d activite",
            "prime activite",
            "allocation*",
            "aide au logement",
            "aah",
            "mdph",
            "apa",
            "aspa",
            "minimum vieillesse",
            "pension*",
            "cheque energie",
            "espace sante",
            "docteur",
            "doctolib",
            "rendez vous medecin"),
    PAPERS(
            "papiers",
            "person",
            Kind.PROCEDURE,
            Map.of(PROCEDURES, 1.0, EQUIPMENT_ACCESS, 0.2),
            true,
            "papier*",
            "titre de sejour",
            "titre sejour",
            "carte de sejour",
            "recepisse",
            "prefecture",
            "ants",
            "anef",
            "passeport",
            "carte d identite",
            "carte identite",
            "cni",
            "carte grise",
            "permis de conduire",
            "permis",
            "naturalisation",
            "nationalite",
            "asile",
            "acte de naissance"),
    PROCEDURE(
            "demarche",
            "form",
            Kind.PROCEDURE,
            Map.of(PROCEDURES, 1.0, EVERYDAY, 0.3, EQUIPMENT_ACCESS, 0.3),
            false,
            "demarche*",
            "administrati*",
            "formulaire*",
            "dossier*",
            "en ligne",
            "inscription",
            "inscrire",
            "france connect",
            "franceconnect",
            "identifiant*",
            "mot de passe oublie",
            "creer un compte",
            "creer mon compte",
            "attestation*",
            "logement social",
            "facture*",
            "edf"),
    WORK_SEARCH(
            "emploi",
            "briefcase",
            Kind.PROCEDURE,
            Map.of(WORK, 1.0, PROCEDURES, 0.5, EQUIPMENT_ACCESS, 0.3, EVERYDAY, 0.3),
            true,
            "emploi*",
            "travail*",
            "boulot",
            "job",
            "chomage",
            "pole emploi",
            "france travail",
            "cv",
            "curriculum",
            "lettre de motivation",
            "candidature*",
            "postuler",
            "actualiser",
            "actualisation",
            "interim",
            "formation professionnelle"),
    DEVICE(
            "appareil",
            "device",
            Kind.LEARN,
            Map.of(EVERYDAY, 1.0, EQUIPMENT_ACCESS, 0.2),
            false,
            "telephone*",
            "smartphone*",
            "portable",
            "tablette*",
            "ordinateur*",
            "ordi",
            "clavier",
            "souris",
            "windows",
            "android",
            "iphone",
            "application*",
            "appli",
            "me servir",
            "se servir",
            "apprendre",
            "debut*",
            "cours",
            "internet",
            "whatsapp",
            "videos",
            "visio*",
            "numerique",
            "informatique"),
    EMAIL(
            "mail",
            "mail",
            Kind.LEARN,
            Map.of(EVERYDAY, 1.0, PROCEDURES, 0.3, EQUIPMENT_ACCESS, 0.2),
            false,
            "mail*",
            "mel",
            "courriel*",
            "boite mail",
            "boite aux lettres electronique",
            "adresse mail",
            "adresse electronique",
            "gmail",
            "orange fr",
            "piece jointe"),
    SAFETY_FIRST(
            "arnaques",
            "shield",
            Kind.LEARN,
            Map.of(SAFETY, 1.0, EVERYDAY, 0.4),
            false,
            "arnaque*",
            "escroc*",
            "escroquerie*",
            "pirat*",
            "hack*",
            "virus",
            "fraude*",
            "phishing",
            "hameconnage",
            "faux message",
            "faux sms",
            "mot de passe",
            "mots de passe",
            "securite",
            "proteger",
            "vie privee",
            "donnees personnelles",
            "harcel*",
            "cyber*"),
    CHILD(
            "enfant",
            "family",
            Kind.LEARN,
            Map.of(PARENTING, 1.0, EVERYDAY, 0.3),
            false,
            "enfant*",
            "pronote",
            "ent",
            "ecole",
            "college",
            "lycee",
            "parcoursup",
            "devoirs",
            "ecran*",
            "fils",
            "fille",
            "ado",
            "ados",
            "bourse scolaire",
            "cantine",
            "jeux video",
            "controle parental"),
    UNDERSTAND(
            "comprendre",
            "bulb",
            Kind.LEARN,
            Map.of(CULTURE, 1.0, EVERYDAY, 0.4),
            false,
            "comprendre internet",
            "comprendre",
            "intelligence artificielle",
            "ia",
            "chatgpt",
            "fake news",
            "fausses nouvelles",
            "desinformation",
            "reseaux sociaux",
            "facebook",
            "algorithme*"),
    CREATE(
            "creer",
            "camera",
            Kind.LEARN,
            Map.of(LEISURE, 1.0, EVERYDAY, 0.3),
            false,
            "photo*",
            "video",
            "musique",
            "dessin*",
            "jouer",
            "jeu",
            "jeux",
            "robot*",
            "imprimante 3d",
            "impression 3d",
            "fablab",
            "programmer",
            "coder",
            "site internet",
            "genealogie",
            "creer",
            "creation*"),
    USE_THERE(
            "surplace",
            "wifi",
            Kind.EQUIPMENT,
            Map.of(EQUIPMENT_ACCESS, 1.0),
            false,
            "wifi",
            "wi fi",
            "connexion",
            "pas internet",
            "pas d internet",
            "plus internet",
            "plus d internet",
            "pas d ordinateur",
            "pas ordinateur",
            "ordinateur sur place",
            "acces internet",
            "acces a internet",
            "acceder a internet",
            "un poste",
            "cyber cafe",
            "cybercafe",
            "utiliser un ordinateur",
            "pret* un ordinateur"),
    PRINT(
            "imprimer",
            "print",
            Kind.EQUIPMENT,
            Map.of(EQUIPMENT_ACCESS, 1.0, PROCEDURES, 0.3),
            false,
            "imprim*",
            "impression*",
            "scan*",
            "numeriser",
            "photocop*",
            "copie*"),
    BUY(
            "acheter",
            "laptop",
            Kind.EQUIPMENT,
            Map.of(EQUIPMENT_PURCHASE, 1.0),
            false,
            "achet* un ordinateur",
            "achet* un ordi",
            "achet* ordinateur",
            "achet* un telephone",
            "achet* une tablette",
            "achet*",
            "ordinateur pas cher",
            "ordi pas cher",
            "telephone pas cher",
            "pas cher",
            "occasion",
            "recondition*",
            "solidaire",
            "don d ordinateur",
            "repar*",
            "en panne"),
    TALK(
            "parler",
            "speech",
            Kind.OTHER,
            Map.of(PROCEDURES, 0.8, EVERYDAY, 0.8, SAFETY, 0.3, WORK, 0.3, EQUIPMENT_ACCESS, 0.3),
            false,
            "je ne sais pas",
            "sais pas",
            "parler a quelqu un",
            "quelqu un",
            "aide",
            "perdu*",
            "tout");

    /// A family of needs, which the page shows together.
    public enum Kind {
        PROCEDURE,
        LEARN,
        EQUIPMENT,
        OTHER
    }

    static final double MAIN = 0.5;

    private static final Map<String, Need> BY_PARAMETER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(need -> need.parameter, need -> need));

    private final String parameter;
    private final String pictogram;
    private final Kind kind;
    private final Map<Service, Double> services;
    private final Set<Service> mainServices;
    private final boolean franceServices;
    private final List<String> words;

    Need(
            String parameter,
            String pictogram,
            Kind kind,
            Map<Service, Double> services,
            boolean franceServices,
            String... words) {
        this.parameter = parameter;
        this.pictogram = pictogram;
        this.kind = kind;
        this.services = services;
        this.mainServices = services.entrySet().stream()
                .filter(entry -> entry.getValue() >= MAIN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        this.franceServices = franceServices;
        this.words = List.of(words);
    }

    public static Optional<Need> ofParameter(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /// The word that stands for the need in a link; never changes.
    public String parameter() {
        return parameter;
    }

    /// The name of its picture in `static/icons.svg`.
    public String pictogram() {
        return pictogram;
    }

    public Kind kind() {
        return kind;
    }

    public double weight(Service service) {
        return services.getOrDefault(service, 0.0);
    }

    /// The services that a place must offer, one at least, to answer the need.
    Set<Service> mainServices() {
        return mainServices;
    }

    public boolean franceServices() {
        return franceServices;
    }

    List<String> words() {
        return words;
    }
}
