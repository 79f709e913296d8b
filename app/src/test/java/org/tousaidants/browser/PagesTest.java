package org.tousaidants.browser;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.CheckedPage.Who;
import org.tousaidants.core.schema.AccessMode;
import org.tousaidants.core.schema.Audience;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.ListedTerm;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.schema.SpecialCare;
import org.tousaidants.governance.workshops.WorkshopFixture;
import org.tousaidants.label.helpers.HelperFiles;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.recognition.CommitteeDecisions;
import org.tousaidants.label.recognition.CommitteeProposals;
import org.tousaidants.label.recognition.HelperLabels;
import org.tousaidants.label.recognition.LabelCommittee;
import org.tousaidants.label.sitevisits.DemoPlaceStages;
import org.tousaidants.label.sitevisits.PlaceConditionFacts;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.upkeep.PlaceCaretakers;
import org.tousaidants.places.upkeep.PlaceContacts;
import org.tousaidants.platform.bookings.BookableSlot;
import org.tousaidants.platform.bookings.BookingResult;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.bookings.SeatBookings;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SecretToken;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;
import org.tousaidants.platform.links.SecretLinks;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.versions.PublishedRules;

/// The pages of the first modules over the demonstration; [LabelPagesTest] covers those of the label.
class PagesTest extends BrowserPageChecks {
    @Autowired
    SeatBookings bookings;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    Places places;

    @Autowired
    Helpers helpers;

    @Autowired
    HelperLabels labels;

    @Autowired
    LabelCommittee committee;

    @Autowired
    CommitteeDecisions decisions;

    @Autowired
    CommitteeProposals proposals;

    @Autowired
    PlaceConditionFacts visits;

    @Autowired
    DemoPlaceStages work;

    @Autowired
    SecretLinks links;

    @Autowired
    PublishedRules rules;

    @Autowired
    PlaceCaretakers caretakers;

    @Autowired
    PlaceContacts contacts;

    private final List<WorkshopFixture> rooms = new ArrayList<>();
    private final Map<String, String> seated = new HashMap<>();

    @Override
    protected Set<String> modules() {
        return Set.of("platform", "places", "find", "app");
    }

    /// Creates a booking in a future session (the secret of its page), and a card of the coordinator.
    private String signpost(String code, boolean ended) {
        sql.sql("""
                insert into signposting_card (code, account, around, sentences, signed_at, ended_at)
                values (:code, :account, 'PEOPLE', 'Je laisse la personne décider.', now(), case when :ended then now() end)
                on conflict do nothing""")
                .param("code", code)
                .param("account", account(Who.COORDINATOR).id())
                .param("ended", ended)
                .update();
        return code;
    }

    /// The page of a person who agreed to be drawn.
    ///
    /// @param comes whether the person accepted a seat; otherwise they have not answered
    private String seatPage(boolean comes) {
        var person = sql.sql("select person::text from sortition_seat where answer = :answer limit 1")
                .param("answer", comes ? "ACCEPTED" : "NONE")
                .query(String.class)
                .single();
        return links.make(
                        SecretLink.SecretLinkRequest.of("sortition.person", person),
                        clock.instant().plus(Duration.ofDays(1)))
                .text();
    }

    private String booking() {
        var starts = clock.instant().plus(Duration.ofDays(9));
        var slot = BookableSlot.of(
                new BookableSlot.SlotOwner("test.session", "one"),
                "Créer une boîte mail",
                "Mairie de Saintes, salle 2",
                "/plan-du-site",
                starts,
                starts.plus(Duration.ofHours(2)),
                5,
                0);
        bookings.put(slot);
        var who = new SeatBooking.Booker("Mme Aubin", Optional.empty(), Optional.empty());
        var asking = new SeatBooking.BookingRequest(UUID.randomUUID(), who, Optional.empty(), "fr", List.of());
        var booked = (BookingResult.SeatConfirmed) bookings.book(slot.id(), asking);
        return booked.link().text();
    }

    @Override
    protected List<CheckedPage> pages() {
        var place = named("France services de Saintes");
        var another = named("Centre social du Vallon");
        var longest = "/lieux/" + longest().slug();
        var run = one("select id::text from harvest_run limit 1");
        var care = careLink("care.sheet");
        var complaint = one("select id::text from feedback_remark where kind = 'complaints' limit 1");
        var badge = one("select code from badges_badge where account is not null limit 1");
        var draft = one("select id::text from ruleproposals_draft where origin = 'benevoles-prudents.zip' limit 1");
        var rules = one("select hash from versions_protocol where network = 'charente-maritime' limit 1");
        var helper = one("select account::text from badges_badge where account is not null limit 1");
        var life = one("select id::text from recognition_life order by opened_at limit 1");
        var label = labelled();
        var hall = suspended();
        var proved = proved();
        var room = room();
        var over = roomThatIsOver();
        var open =
                one("select number::text from workshops_question where again and workshop = '" + over.id + "' limit 1");
        return own(List.of(
                CheckedPage.open("/"),
                CheckedPage.open("/", "/?lang=en"),
                CheckedPage.open("/aide"),
                CheckedPage.open("/aide/d-abord", "/aide/d-abord?n=b"),
                CheckedPage.open("/aide/classement"),
                CheckedPage.open("/aide/ou", "/aide/ou?besoin=impots"),
                CheckedPage.open("/aide/precisions", "/aide/precisions?besoin=impots&ou=17415"),
                CheckedPage.open("/aide/langues/{code}", "/aide/langues/ar"),
                CheckedPage.open("/aide/langues/{code}/d-abord", "/aide/langues/ar/d-abord"),
                CheckedPage.open("/aide/langues/{code}/ou", "/aide/langues/ar/ou?besoin=impots"),
                CheckedPage.open("/aide/langues/{code}/reponses", "/aide/langues/ar/reponses?besoin=impots&ou=17415"),
                CheckedPage.open("/lieux/{address}/fiche/facile", "/lieux/" + place.slug() + "/fiche/facile?langue=uk"),
                CheckedPage.open("/aide/reponses", "/aide/reponses?besoin=impots&ou=17415"),
                CheckedPage.open("/aide/reponses", "/aide/reponses?besoin=impots&ou=17415"),
                CheckedPage.open("/aide/reponses", "/aide/reponses?besoin=acheter&ou=17415&compte=surdite&quand=soir"),
                CheckedPage.open("/aide/reponses", "/aide/reponses?besoin=impots&ou=17415&rayon=60&nombre=10"),
                CheckedPage.open(
                        "/aide/guichet",
                        "/aide/guichet?besoin=impots,droits,emploi&ou=17300&rayon=60&compte=fauteuil,surdite,vue&nombre=10"),
                CheckedPage.desk("/aide/guichet", "/aide/guichet"),
                CheckedPage.open("/aide/guichet", "/aide/guichet?besoin=impots&ou=17299&urgence=jour"),
                CheckedPage.open("/lieux/{address}", "/lieux/" + place.slug()),
                CheckedPage.open("/lieux/{address}/fiche", "/lieux/" + place.slug() + "/fiche"),
                CheckedPage.open("/lieux/{address}/fiche", "/lieux/" + place.slug() + "/fiche?besoin=impots"),
                CheckedPage.open("/lieux/{address}", longest + "?vue=longue"),
                CheckedPage.open("/lieux/{address}/fiche", longest + "/fiche?besoin=impots,droits,emploi"),
                CheckedPage.open("/aide/guichet", "/aide/guichet?besoin=impots,droits&ou=17333&compte=vue"),
                CheckedPage.desk("/aide/guichet", "/aide/guichet?dit=xyz&lieu=nulle+part+ici")
                        .answers(422),
                CheckedPage.open("/aide/reponses", "/aide/reponses?besoin=impots&ou=2A004"),
                CheckedPage.coordinator("/bureau/lieux", "/bureau/lieux?q=introuvable"),
                CheckedPage.coordinator("/bureau/lieux", "/bureau/lieux?fermes=1"),
                CheckedPage.open("/lieux/{address}/signalement", "/lieux/" + place.slug() + "/signalement"),
                CheckedPage.open("/lieux/{address}/signalement/merci", "/lieux/" + place.slug() + "/signalement/merci"),
                CheckedPage.coordinator("/bureau", "/bureau"),
                CheckedPage.helper("/bureau", "/bureau"),
                CheckedPage.coordinator("/recherche", "/recherche"),
                CheckedPage.coordinator("/bureau/comptes", "/bureau/comptes"),
                CheckedPage.coordinator(
                        "/bureau/comptes",
                        "/bureau/comptes?compte=" + one("select id::text from identity_account order by name limit 1")),
                CheckedPage.coordinator("/bureau/comptes/fermes", "/bureau/comptes/fermes"),
                CheckedPage.coordinator("/bureau/comptes/fichier", "/bureau/comptes/fichier"),
                CheckedPage.coordinator("/bureau/doublons", "/bureau/doublons"),
                CheckedPage.coordinator("/bureau/doublons/decisions", "/bureau/doublons/decisions"),
                CheckedPage.coordinator("/bureau/doublons/evidents", "/bureau/doublons/evidents"),
                CheckedPage.coordinator("/bureau/doublons/lots/{id}", "/bureau/doublons/lots/" + batch()),
                CheckedPage.coordinator(
                        "/bureau/doublons/lots/{id}", "/bureau/doublons/lots/" + batch() + "?dit=already&lang=en"),
                CheckedPage.coordinator(
                        "/bureau/doublons/paires/{left}/{right}",
                        "/bureau/doublons/paires/" + place.id() + "/" + another.id()),
                CheckedPage.coordinator("/bureau/entretien", "/bureau/entretien"),
                CheckedPage.coordinator("/bureau/entretien/fait", "/bureau/entretien/fait"),
                CheckedPage.open("/mainteneurs"),
                CheckedPage.helper("/mon-entretien", "/mon-entretien"),
                CheckedPage.coordinator("/bureau/entretien/fait/{month}", "/bureau/entretien/fait/" + careMonth()),
                CheckedPage.coordinator("/bureau/entretien/lieux/{code}", "/bureau/entretien/lieux/" + asked()),
                CheckedPage.coordinator("/bureau/entretiens-de-pairs", "/bureau/entretiens-de-pairs"),
                CheckedPage.coordinator("/bureau/label/moyens", "/bureau/label/moyens"),
                CheckedPage.coordinator("/bureau/structures", "/bureau/structures"),
                CheckedPage.coordinator("/bureau/entretien/retours", "/bureau/entretien/retours"),
                CheckedPage.coordinator("/bureau/conservation", "/bureau/conservation"),
                CheckedPage.coordinator(
                        "/bureau/conservation/certificats/{n}", "/bureau/conservation/certificats/" + certificate()),
                CheckedPage.coordinator("/bureau/registre", "/bureau/registre"),
                CheckedPage.coordinator("/bureau/reglages/modules", "/bureau/reglages/modules"),
                CheckedPage.coordinator("/bureau/reglages/modules/{module}", "/bureau/reglages/modules/community"),
                CheckedPage.coordinator("/bureau/reglages/courriel", "/bureau/reglages/courriel"),
                CheckedPage.coordinator("/bureau/reglages/territoire", "/bureau/reglages/territoire"),
                CheckedPage.coordinator("/bureau/taches", "/bureau/taches"),
                CheckedPage.open("/donnees-personnelles"),
                CheckedPage.coordinator("/bureau/journal", "/bureau/journal"),
                CheckedPage.coordinator("/bureau/journal/verification", "/bureau/journal/verification"),
                CheckedPage.coordinator("/bureau/lieux", "/bureau/lieux"),
                CheckedPage.coordinator(
                        "/bureau/lieu-nouveau", "/bureau/lieu-nouveau?nom=M%C3%A9diath%C3%A8que&lieu=Saintes+(17100)"),
                // Each block is on the page twice: to be read, and in a closed form to be corrected.
                CheckedPage.coordinator("/bureau/lieux/{code}", "/bureau/lieux/" + place.code())
                        .atLeast(69),
                CheckedPage.coordinator("/bureau/lieux/{code}/photo", "/bureau/lieux/" + place.code() + "/photo"),
                CheckedPage.coordinator(
                        "/bureau/lieux/{code}/meme-lieu", "/bureau/lieux/" + place.code() + "/meme-lieu"),
                CheckedPage.coordinator(
                        "/bureau/lieux/{code}/passe", "/bureau/lieux/" + place.code() + "/passe?date=2027-01-01"),
                CheckedPage.coordinator(
                        "/bureau/lieux/{code}/provenance", "/bureau/lieux/" + place.code() + "/provenance"),
                CheckedPage.coordinator(
                        "/bureau/lieux/{code}/label", "/bureau/lieux/" + place.code() + "/label?envoi=1"),
                CheckedPage.coordinator(
                        "/bureau/lieux/{code}/label/charte", "/bureau/lieux/" + place.code() + "/label/charte"),
                CheckedPage.coordinator(
                        "/bureau/lieux/{code}/label/demarche", "/bureau/lieux/" + place.code() + "/label/demarche"),
                CheckedPage.open("/demarche-du-lieu/{secret}", "/demarche-du-lieu/" + notebook(place)),
                CheckedPage.open("/demarche-du-lieu/{secret}", "/demarche-du-lieu/perdu")
                        .answers(410),
                CheckedPage.helper("/visites/{code}", visited(place) + "?fait=1"),
                // Each commitment has a choice for each level.
                CheckedPage.open("/charte-du-lieu/{secret}", "/charte-du-lieu/" + charterLink(place))
                        .atLeast(80),
                CheckedPage.helper("/visites/{code}", "/visites/" + own()),
                CheckedPage.open("/charte-du-lieu/{secret}", laterCharterLink(place))
                        .answers(409),
                CheckedPage.open("/charte-du-lieu/{secret}", "/charte-du-lieu/perdu")
                        .answers(410),
                CheckedPage.coordinator("/bureau/moissons/{id}", "/bureau/moissons/" + run),
                CheckedPage.coordinator("/bureau/pix", "/bureau/pix?qui=Personne+de+test"),
                CheckedPage.coordinator("/bureau/pix/fichiers/{id}", "/bureau/pix/fichiers/" + levels()),
                CheckedPage.coordinator("/bureau/pix/personnes/{helper}", "/bureau/pix/personnes/" + proved),
                CheckedPage.coordinator(
                        "/bureau/pix/personnes/{helper}/papier", "/bureau/pix/personnes/" + proved + "/papier"),
                CheckedPage.coordinator("/bureau/aidants/{helper}/constats", "/bureau/aidants/" + proved + "/constats"),
                CheckedPage.coordinator("/bureau/preuves", "/bureau/preuves"),
                CheckedPage.coordinator("/bureau/qui-aide-ou", "/bureau/qui-aide-ou?fait=oui"),
                CheckedPage.open("/qui-aide-ici/{secret}", whoHelpsHere() + "?fait=non"),
                CheckedPage.open("/qui-aide-ici/{secret}", "/qui-aide-ici/perdu")
                        .answers(410),
                CheckedPage.coordinator("/bureau/comite", "/bureau/comite"),
                CheckedPage.helper("/bureau/visiteurs", "/bureau/visiteurs?fait=1"),
                CheckedPage.coordinator("/bureau/label", "/bureau/label"),
                CheckedPage.coordinator("/bureau/label/{life}", "/bureau/label/" + life),
                CheckedPage.coordinator("/bureau/label/{life}", "/bureau/label/" + label.waiting()),
                CheckedPage.coordinator("/bureau/label/{life}", "/bureau/label/" + hall.life()),
                CheckedPage.coordinator(
                        "/bureau/label/lieux/{code}",
                        "/bureau/label/lieux/" + hall.place().code()),
                CheckedPage.open("/label-du-lieu/{secret}", "/label-du-lieu/" + hall.link()),
                CheckedPage.open("/label-du-lieu/{secret}", "/label-du-lieu/perdu")
                        .answers(410),
                CheckedPage.open(
                        "/label-du-lieu/{secret}/{proposal}/recours",
                        "/label-du-lieu/" + hall.link() + "/" + hall.decision() + "/recours"),
                CheckedPage.open("/lieux/{address}", "/lieux/" + hall.place().slug() + "?vue=suspendu"),
                CheckedPage.coordinator("/bureau/preuves/{code}", "/bureau/preuves/" + badge),
                CheckedPage.coordinator("/bureau/signalements", "/bureau/signalements"),
                CheckedPage.coordinator("/bureau/source-nouvelle", "/bureau/source-nouvelle"),
                CheckedPage.coordinator("/bureau/sources", "/bureau/sources"),
                CheckedPage.coordinator("/bureau/sources/{name}", "/bureau/sources/village"),
                CheckedPage.coordinator("/bureau/sources/{name}/description", "/bureau/sources/village/description"),
                CheckedPage.coordinator(
                        "/bureau/sources/{name}/colonnes", "/bureau/sources/" + matched() + "/colonnes"),
                CheckedPage.coordinator("/bureau/sources/{name}/valeurs", "/bureau/sources/" + matched() + "/valeurs"),
                CheckedPage.coordinator("/bureau/personne", "/bureau/personne"),
                CheckedPage.coordinator(
                        "/bureau/personne/certificats/{number}", "/bureau/personne/certificats/" + erasure()),
                CheckedPage.coordinator("/bureau/entretien/courriels", "/bureau/entretien/courriels"),
                CheckedPage.coordinator("/bureau/entretien/message", "/bureau/entretien/message"),
                CheckedPage.coordinator("/bureau/territoire", "/bureau/territoire"),
                CheckedPage.coordinator("/bureau/territoire/{id}", "/bureau/territoire/" + brought()),
                CheckedPage.coordinator("/bureau/protocole", "/bureau/protocole"),
                CheckedPage.coordinator("/bureau/protocole", "/bureau/protocole?lang=en"),
                CheckedPage.coordinator("/bureau/protocole/renouvellements", "/bureau/protocole/renouvellements"),
                CheckedPage.coordinator("/bureau/protocole/projets/nouveau", "/bureau/protocole/projets/nouveau"),
                CheckedPage.coordinator("/bureau/protocole/projets/{id}", "/bureau/protocole/projets/" + draft),
                CheckedPage.coordinator(
                        "/bureau/protocole/projets/{id}/personnes",
                        "/bureau/protocole/projets/" + draft + "/personnes"),
                CheckedPage.coordinator(
                        "/bureau/protocole/projets/{id}/publication",
                        "/bureau/protocole/projets/" + draft + "/publication"),
                CheckedPage.coordinator("/bureau/protocole/versions/{hash}", "/bureau/protocole/versions/" + rules),
                CheckedPage.coordinator(
                        "/bureau/protocole/versions/{hash}", "/bureau/protocole/versions/" + rules + "?courriels=3"),
                CheckedPage.coordinator(
                        "/bureau/protocole/versions/{hash}/fichiers/{name}",
                        "/bureau/protocole/versions/" + rules + "/fichiers/charte.yaml"),
                CheckedPage.coordinator("/bureau/protocole/reprise", "/bureau/protocole/reprise"),
                CheckedPage.coordinator(
                        "/bureau/protocole/projets/{id}/regles", "/bureau/protocole/projets/" + draft + "/regles"),
                CheckedPage.coordinator(
                        "/bureau/protocole/projets/{id}/autre-moyen",
                        "/bureau/protocole/projets/" + draft + "/autre-moyen"),
                CheckedPage.coordinator(
                        "/bureau/protocole/projets/{id}/plus-leger",
                        "/bureau/protocole/projets/" + draft + "/plus-leger"),
                CheckedPage.coordinator(
                        "/bureau/protocole/projets/{id}/regle",
                        "/bureau/protocole/projets/" + draft + "/regle?adresse=competences.yaml/grille/4.1/accueil"),
                CheckedPage.coordinator(
                                "/bureau/protocole/projets/{id}/reprise",
                                "/bureau/protocole/projets/" + draft + "/reprise")
                        .answers(404),
                CheckedPage.coordinator("/bureau/territoires", "/bureau/territoires"),
                CheckedPage.coordinator("/bureau/mobiliser", "/bureau/mobiliser"),
                CheckedPage.coordinator(
                        "/bureau/mobiliser/{id}",
                        "/bureau/mobiliser/" + one("select id::text from campaigns_campaign limit 1")),
                CheckedPage.open(
                        "/rejoindre/{code}", "/rejoindre/" + one("select code from campaigns_campaign limit 1")),
                CheckedPage.open("/territoires"),
                CheckedPage.open("/territoires/arriver"),
                CheckedPage.coordinator("/bureau/reclamations", "/bureau/reclamations"),
                CheckedPage.open("/protocole"),
                // A table of 16 rows and 8 columns.
                CheckedPage.open("/protocole/grille").atLeast(80),
                CheckedPage.open("/protocole/grille", "/protocole/grille?profil=mediateur"),
                CheckedPage.open("/protocole/grille", "/protocole/grille?profil=lieu")
                        .answers(404),
                CheckedPage.open(
                                "/protocole/{id}/{version}/grille",
                                "/protocole/"
                                        + one(
                                                "select id || '/' || version from versions_protocol where network = 'charente-maritime' limit 1")
                                        + "/grille")
                        .atLeast(80),
                CheckedPage.desk(
                        "/protocole/{id}/{version}",
                        "/protocole/"
                                + one(
                                        "select id || '/' || version from versions_protocol where network = 'charente-maritime' limit 1")),
                CheckedPage.open("/verifier"),
                CheckedPage.open("/verifier/{code}", "/verifier/" + badge),
                CheckedPage.open("/verifier/{code}", "/verifier/000000000000").answers(404),
                CheckedPage.open("/reclamation", "/reclamation?numero=" + badge),
                CheckedPage.open("/reclamation/{id}", "/reclamation/" + complaint + "?envoi=1"),
                CheckedPage.open("/reclamation/{id}", "/reclamation/" + complaint),
                CheckedPage.open("/competences"),
                CheckedPage.open("/competences/garanties"),
                CheckedPage.open("/competences/garanties", "/competences/garanties?lang=en"),
                CheckedPage.coordinator("/bureau/garanties", "/bureau/garanties"),
                CheckedPage.open("/competences/{skill}", "/competences/surdite?distance=5"),
                CheckedPage.open("/competences/{skill}", "/competences/aide-aux-demarches-administratives?lang=en"),
                CheckedPage.open("/devenir-aidant"),
                CheckedPage.open("/devenir-aidant", "/devenir-aidant?cadre=metier&lang=en"),
                CheckedPage.open("/devenir-aidant/{profile}", "/devenir-aidant/benevole"),
                CheckedPage.open("/charte", "/charte?profil=benevole"),
                CheckedPage.open("/voix"),
                CheckedPage.open("/voix", "/voix?lang=en"),
                CheckedPage.open("/voix/moi"),
                CheckedPage.open("/voix/moi/{secret}", "/voix/moi/" + seatPage(true)),
                CheckedPage.open("/voix/moi/{secret}", "/voix/moi/" + seatPage(false)),
                CheckedPage.helper("/voix/accord", "/voix/accord"),
                CheckedPage.coordinator("/bureau/voix", "/bureau/voix"),
                CheckedPage.coordinator(
                        "/bureau/voix/{id}", "/bureau/voix/" + one("select id::text from sortition_meeting limit 1")),
                CheckedPage.open("/reperer"),
                CheckedPage.open("/reperer", "/reperer?lang=en"),
                CheckedPage.open("/reperer/{code}", "/reperer/" + signpost("5carte000000", false)),
                CheckedPage.open("/reperer/{code}", "/reperer/" + signpost("5carte000001", true)),
                CheckedPage.helper("/mon-dossier/reperer", "/mon-dossier/reperer"),
                CheckedPage.coordinator("/mon-dossier/reperer", "/mon-dossier/reperer?fait=note"),
                CheckedPage.helper("/mon-dossier", "/mon-dossier"),
                CheckedPage.helper("/mon-dossier", "/mon-dossier?lang=en"),
                CheckedPage.helper("/mon-dossier/label", "/mon-dossier/label"),
                CheckedPage.coordinator("/mon-dossier/label", "/mon-dossier/label"),
                CheckedPage.helper(
                        "/mon-dossier/label/{proposal}/recours", "/mon-dossier/label/" + label.refused() + "/recours"),
                CheckedPage.helper("/mon-dossier/nouveau", "/mon-dossier/nouveau?profil=benevole"),
                CheckedPage.helper("/mon-dossier/charte", "/mon-dossier/charte"),
                CheckedPage.helper("/mon-dossier/charte/{chapter}", "/mon-dossier/charte/D"),
                CheckedPage.coordinator("/mon-dossier/competences", "/mon-dossier/competences"),
                CheckedPage.helper("/mon-dossier/histoire", "/mon-dossier/histoire"),
                CheckedPage.helper("/mon-dossier/pix", "/mon-dossier/pix"),
                CheckedPage.helper("/mon-dossier/pix", "/mon-dossier/pix?lang=en"),
                CheckedPage.helper("/mon-dossier/entretien", "/mon-dossier/entretien"),
                CheckedPage.helper("/mon-dossier/annuaire", "/mon-dossier/annuaire"),
                CheckedPage.open("/aidants", "/aidants?ou=Saintes"),
                CheckedPage.open("/aidants", "/aidants?lang=en"),
                CheckedPage.open("/aidants", "/aidants?ou=Nulle+Part").answers(422),
                CheckedPage.open(
                        "/aidants/{code}",
                        "/aidants/" + one("select code from profiles_consent where shown order by number limit 1")),
                CheckedPage.open("/lieux/{address}", "/lieux/" + another.slug()),
                CheckedPage.helper("/entretiens-de-pairs", "/entretiens-de-pairs"),
                CheckedPage.helper("/entretiens-de-pairs/{id}", "/entretiens-de-pairs/" + interview(false)),
                CheckedPage.helper("/entretiens-de-pairs/{id}", "/entretiens-de-pairs/" + interview(true)),
                CheckedPage.helper(
                        "/entretiens-de-pairs/{id}/guide", "/entretiens-de-pairs/" + interview(true) + "/guide"),
                CheckedPage.open("/atelier"),
                CheckedPage.open("/atelier", "/atelier?code=perdu").answers(404),
                CheckedPage.open("/atelier/{code}", room.home()),
                CheckedPage.open("/atelier/{code}", over.home()).answers(410),
                CheckedPage.participant("/atelier/{code}", room.home() + "?suite=envoye"),
                CheckedPage.participant("/atelier/{code}", room.home() + "?lang=en"),
                CheckedPage.participant("/atelier/{code}/{profile}/{kind}", room.home() + "/benevole/niveaux"),
                CheckedPage.participant("/atelier/{code}/{profile}/{kind}", room.home() + "/accueil/engagements"),
                CheckedPage.desk("/atelier/{code}/mur", room.home() + "/mur"),
                CheckedPage.coordinator("/bureau/ateliers", "/bureau/ateliers"),
                CheckedPage.coordinator("/bureau/ateliers/nouveau", "/bureau/ateliers/nouveau"),
                CheckedPage.coordinator("/bureau/ateliers/{id}", room.desk()),
                CheckedPage.coordinator("/bureau/ateliers/{id}", over.desk() + "?lang=en"),
                CheckedPage.coordinator("/bureau/ateliers/{id}/chiffres", room.desk() + "/chiffres?profil=accueil"),
                CheckedPage.coordinator(
                        "/bureau/ateliers/{id}/bulletin", room.desk() + "/bulletin?profil=accueil&note=3"),
                CheckedPage.coordinator("/bureau/ateliers/{id}/decisions/{n}", over.desk() + "/decisions/" + open),
                CheckedPage.coordinator("/bureau/ateliers/{id}/brouillon", over.desk() + "/brouillon"),
                CheckedPage.open("/accessibilite"),
                CheckedPage.open("/etat-du-site"),
                CheckedPage.open("/inscriptions/courriel"),
                CheckedPage.open("/inscriptions/{secret}", "/inscriptions/" + booking()),
                CheckedPage.open("/inscriptions/{secret}/annulation", "/inscriptions/" + booking() + "/annulation"),
                CheckedPage.open("/inscriptions/{secret}", "/inscriptions/" + "A".repeat(43))
                        .answers(404),
                CheckedPage.open("/code"),
                CheckedPage.open("/code", "/code?lang=fr-x-falc"),
                CheckedPage.open("/mentions-legales", "/mentions-legales?lang=fr-x-falc"),
                CheckedPage.open("/avis", "/avis?lang=fr-x-falc"),
                CheckedPage.open("/cahier", "/cahier?lang=fr-x-falc"),
                CheckedPage.open("/mandat", "/mandat?lang=fr-x-falc"),
                CheckedPage.open("/code", "/code?code=V7K3-9QWX").answers(422),
                CheckedPage.open("/api"),
                CheckedPage.open("/api", "/api?lang=en"),
                CheckedPage.open("/mentions-legales"),
                // A public text of seven sections with two tables.
                CheckedPage.open("/accord"),
                CheckedPage.open("/accord", "/accord?lang=en"),
                CheckedPage.open("/accord/structure/{secret}", agreementLink("Médiathèque du Bastion")),
                CheckedPage.open("/accord/structure/{secret}", agreementLink("Centre social du Vallon")),
                CheckedPage.open(
                        "/accord/structure/{secret}",
                        agreementLink("Syndicat mixte du numérique (inventé)") + "?fait=signe"),
                CheckedPage.open("/accord/structure/{secret}", "/accord/structure/perdu")
                        .answers(410),
                CheckedPage.coordinator("/bureau/accord", "/bureau/accord?fait=publie"),
                CheckedPage.coordinator("/bureau/accord/projet", agreementDraft()),
                CheckedPage.coordinator(
                        "/bureau/accord/structures/{id}",
                        "/bureau/accord/structures/" + member("Médiathèque du Bastion")),
                CheckedPage.coordinator(
                        "/bureau/accord/structures/{id}",
                        "/bureau/accord/structures/" + member("Centre social du Vallon") + "?fait=envoi"),
                CheckedPage.open("/plan-du-site"),
                CheckedPage.open("/composants"),
                CheckedPage.open("/composants/demander"),
                CheckedPage.open("/composants/dire"),
                CheckedPage.open("/composants/compter"),
                CheckedPage.desk("/composants/graphiques", "/composants/graphiques"),
                CheckedPage.open("/composants/compter", "/composants/compter?lang=en"),
                CheckedPage.open("/error").answers(404),
                CheckedPage.open("/error", "/nulle-part").answers(404),
                CheckedPage.open("/connexion"),
                CheckedPage.open("/connexion/{secret}", "/connexion/perdu").answers(410),
                CheckedPage.open("/courriels"),
                CheckedPage.open("/signalement/{secret}", "/signalement/" + answered(place)),
                CheckedPage.open("/entretien/{secret}", "/entretien/" + care),
                CheckedPage.open("/entretien/{secret}", "/entretien/perdu").answers(410),
                CheckedPage.open("/entretien/{secret}/correction", "/entretien/" + care + "/correction"),
                CheckedPage.open("/entretien/{secret}/fermeture", "/entretien/" + care + "/fermeture"),
                CheckedPage.open("/entretien/merci"),
                CheckedPage.open("/entretien/arret/{secret}", "/entretien/arret/" + careLink("care.stop")),
                CheckedPage.helper("/profil", "/profil"),
                CheckedPage.helper("/profil/cles", "/profil/cles"),
                CheckedPage.helper("/profil/fournisseurs", "/profil/fournisseurs"),
                CheckedPage.helper("/profil/donnees", "/profil/donnees"),
                CheckedPage.helper("/profil/journal", "/profil/journal"),
                CheckedPage.helper("/confirmation", "/confirmation"),
                CheckedPage.open("/connexion/cle"),
                CheckedPage.open("/connexion/fournisseurs/{id}", "/connexion/fournisseurs/inconnu")
                        .answers(404),
                CheckedPage.open("/connexion/fournisseurs/retour", "/connexion/fournisseurs/retour?state=x")
                        .answers(400),
                CheckedPage.coordinator("/bureau/delegations", "/bureau/delegations"),
                CheckedPage.open("/journal-public"),
                CheckedPage.open("/temoins-de-connexion"),
                CheckedPage.coordinator("/plan-du-site", "/plan-du-site")));
    }

    private String member(String name) {
        return one("select id::text from agreements_structure where name = '" + name + "'");
    }

    private String agreementLink(String structure) {
        var what = SecretLink.SecretLinkRequest.of("agreements.structure", member(structure));
        return "/accord/structure/"
                + links.make(what, clock.instant().plus(Duration.ofDays(400))).text();
    }

    /// The draft of a third version, with a part to fill.
    private String agreementDraft() {
        sql.sql("""
                insert into agreements_version (number, text, note, written_by, written_at)
                select 3, replace(text, 'sous deux jours ouvrés', 'sous [nombre] jours'), 'Le délai change.', written_by, now()
                from agreements_version where number = 2 on conflict do nothing""").update();
        return "/bureau/accord/projet?fait=1";
    }

    /// The newest month in which a person of the demonstration maintained a sheet.
    private String careMonth() {
        return one(
                "select to_char(max(recorded_at) at time zone 'Europe/Paris', 'YYYY-MM') from upkeep_step where actor is not null");
    }

    /// Five pairs confirmed in one batch; one withdrawn since, one extended by a third record.
    private UUID batch() {
        var made = sql.sql("select batch from merging_decision where batch is not null limit 1")
                .query(UUID.class)
                .optional();
        if (made.isPresent()) return made.get();
        var batch = UUID.randomUUID();
        var nadia = new ValueStatementSource.AccountSource(UUID.randomUUID(), "Nadia Chauveau");
        for (var i = 1; i <= 5; i++) {
            var two =
                    List.of(brought("Mairie annexe du quartier " + i), brought("Mairie annexe, point numérique " + i));
            places.group(two.getFirst().id(), two.getLast().id(), nadia);
            decided(two, "same", Optional.of(batch), nadia);
            if (i == 2) decided(two, "undone", Optional.empty(), nadia);
            if (i == 4) {
                var third = List.of(two.getLast(), brought("Annexe de la mairie " + i));
                places.group(third.getFirst().id(), third.getLast().id(), nadia);
                decided(third, "same", Optional.empty(), nadia);
            }
        }
        return batch;
    }

    private Place brought(String name) {
        places.gather(
                new ValueStatementSource.HarvestedSource("annexes", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(
                        name,
                        PlaceSheet.of(Map.of(
                                Field.NOM,
                                name,
                                Field.ADRESSE,
                                "3 rue des Essais",
                                Field.CODE_POSTAL,
                                "17100",
                                Field.COMMUNE,
                                "Saintes")))));
        return named(name);
    }

    private void decided(List<Place> two, String verdict, Optional<UUID> batch, ValueStatementSource.AccountSource by) {
        var ordered = two.stream()
                .sorted(Comparator.comparing(place -> place.id().value()))
                .toList();
        sql.sql("""
                insert into merging_decision
                    (one, other, one_name, other_name, verdict, recorded_at, actor, actor_name, batch)
                values (:one, :other, :oneName, :otherName, :verdict, now(), :by, :name, :batch::uuid)""")
                .param("one", ordered.getFirst().id().value())
                .param("other", ordered.getLast().id().value())
                .param("oneName", ordered.getFirst().name())
                .param("otherName", ordered.getLast().name())
                .param("verdict", verdict)
                .param("by", by.account())
                .param("name", by.name())
                .param("batch", batch.map(UUID::toString).orElse(null))
                .update();
    }

    /// A dozen people with different answers.
    private WorkshopFixture room() {
        if (rooms.isEmpty()) rooms.add(filled("Atelier de Saintes, jeudi 3 décembre"));
        return rooms.getFirst();
    }

    private WorkshopFixture roomThatIsOver() {
        room();
        if (rooms.size() == 1) {
            var over = filled("Atelier de Rochefort");
            over.press("second-tour", Map.of());
            over.press("fin", Map.of());
            rooms.add(over);
        }
        return rooms.getLast();
    }

    private WorkshopFixture filled(String title) {
        var room = WorkshopFixture.large(signedIn(person(Role.COORDINATOR)), title, 40);
        for (var i = 0; i < 12; i++) {
            var phone = room.joined(port);
            var person = i;
            for (var profile : List.of("benevole", "accueil")) {
                room.answer(phone, profile, "niveaux", 1, n -> n % 3 == 0 ? person % 7 : 1 + n % 4 + person % 2);
                room.answer(phone, profile, "engagements", 1, n -> n % 4 == 0 ? person % 3 : 2);
            }
        }
        return room;
    }

    /// A link like that of a caretaker of the demonstration.
    private String careLink(String purpose) {
        var secret = SecretToken.random();
        sql.sql("""
                insert into links_link (network, id, hash, purpose, subject, person, created_at, expires_at)
                select network, gen_random_uuid(), :hash, purpose, subject, person, created_at, :expires from links_link
                where purpose = :purpose and used_at is null and revoked_at is null limit 1""")
                .param("hash", secret.hash())
                .param("purpose", purpose)
                .param("expires", Timestamp.from(clock.instant().plus(Duration.ofDays(1))))
                .update();
        return secret.text();
    }

    /// An interview for which this helper was drawn; `met`: it took place. The helper also has one
    /// of their own pending.
    private String interview(boolean met) {
        cookiesOf(Who.HELPER);
        var id = UUID.randomUUID();
        interview(id, UUID.fromString(seated.get("met")), UUID.fromString(seated.get("looks")), met);
        if (met)
            interview(
                    UUID.randomUUID(), UUID.fromString(seated.get("looks")), UUID.fromString(seated.get("met")), false);
        return id.toString();
    }

    private void interview(UUID id, UUID met, UUID peer, boolean past) {
        sql.sql("insert into interviews_interview (id, helper, opened_at) values (:id, :met, now())")
                .param("id", id)
                .param("met", met)
                .update();
        sql.sql("""
                insert into interviews_meeting (interview, number, recorded_at, peers, settling, dates, place)
                values (:id, 1, now(), 1, false, array[now() + :day::interval, now() + interval '40 days'],
                        'Foyer rural de Saint-Georges-de-Didonne, 2 place du Marché')""").param("id", id).param("day", past ? "-1 day" : "30 days").update();
        sql.sql("""
                insert into interviews_seat (interview, number, meeting, peer, recorded_at, seed, among, pool, excluded)
                values (:id, 1, 1, :peer, now(), :seed, 'RECOGNISED', array[:peer::uuid],
                        '{"SAME_ORGANISATION": 2, "NOT_RECOGNISED": 12}')""")
                .param("id", id)
                .param("peer", peer)
                .param("seed", id + "/1")
                .update();
        if (past) sql.sql("""
                    insert into interviews_answer (network, interview, seat, recorded_at, answer, dates, conflict, actor)
                    select network, interview, 1, now(), 'ACCEPTED', dates, -1, interview from interviews_meeting
                    where interview = :id""").param("id", id).update();
    }

    /// A file of levels, with an error and pending rows.
    private String levels() {
        var id = UUID.randomUUID();
        sql.sql("""
                insert into pix_file (id, recorded_at, actor, kind, name, hash, campaign, rows, silent, highest, faulty,
                                      faults)
                values (:id, now(), :id, 'PROFILES', 'Resultats-Collecte-12346-2026-11-20.csv', :hash,
                        'Collecte 2026', 2, 1, 6, 1,
                        '[{"line": 5, "key": "pix.fault.share", "details": ["1.1", "0,75"]}]')""")
                .param("id", id)
                .param("hash", id.toString().replace("-", "").repeat(2))
                .update();
        for (var name : List.of("Personne", "Marie-Antoinette"))
            sql.sql("""
                    insert into pix_row (file, line, family, given, mail, on_day, levels)
                    values (:id, :line, :family, :given, '', '2026-05-08', '{"1.1": 4, "3.2": 6}')""")
                    .param("id", id)
                    .param("line", name.length())
                    .param("family", name.equals("Personne") ? "de test" : "Delaunay-Larrivée de Saint-Seurin")
                    .param("given", name)
                    .update();
        return id.toString();
    }

    /// A helper with a valid proof and a withdrawn one.
    private String proved() {
        var account = person(Role.HELPER);
        filed(account, "benevole");
        var helper = helperOf(account);
        for (var on : List.of("2026-05-08", "2025-05-08"))
            sql.sql("""
                    insert into pix_proof (id, helper, evidence, on_day, source, seen, levels, actor, recorded_at)
                    values (gen_random_uuid(), :helper::uuid, 'ATTESTATION', :on::date,
                            'Claire Morin, Hubik', 'Nadia', '{"1.1": 4}', :helper::uuid, now())""").param("helper", helper).param("on", on).update();
        sql.sql("""
                insert into pix_withdrawal (network, proof, recorded_at, actor, reason)
                select network, id, now(), actor, 'Ces niveaux sont ceux de quelqu’un du même nom.' from pix_proof
                where helper = :helper::uuid and on_day = '2025-05-08'""").param("helper", helper).update();
        return helper;
    }

    /// A link like that of a person responsible for a place.
    private String charterLink(Place place) {
        var secret = SecretToken.random();
        sql.sql("""
                insert into links_link (id, hash, purpose, subject, name, created_at, expires_at)
                values (gen_random_uuid(), :hash, 'visits.charter', :place, 'Jeanne Roy', now(), :expires)""")
                .param("hash", secret.hash())
                .param("place", place.id().toString())
                .param("expires", Timestamp.from(clock.instant().plus(Duration.ofDays(1))))
                .update();
        return secret.text();
    }

    /// The link of a person responsible for Odette's place.
    private String whoHelpsHere() {
        var place = named("Médiathèque des Arènes");
        caretakers.appoint(
                actor(person(Role.COORDINATOR)), place.code(), new MailAddress("arenes@example.org"), "Rose", "fr");
        var secret = SecretToken.random();
        sql.sql("""
                insert into links_link (id, hash, purpose, subject, person, created_at, expires_at)
                values (gen_random_uuid(), :hash, 'listing.presence', :place::text, :person, now(), :expires)""")
                .param("hash", secret.hash())
                .param("place", place.id().value())
                .param("person", contacts.of(place.id()).getFirst().person())
                .param("expires", Timestamp.from(clock.instant().plus(Duration.ofDays(1))))
                .update();
        return "/qui-aide-ici/" + secret.text();
    }

    private String helperOf(Account account) {
        return one("select id::text from helpers_helper where account = '" + account.id() + "'");
    }

    /// The code of a place with a letter of upkeep.
    private String asked() {
        return one("""
                select p.code from upkeep_ask a join places_place p on p.network = a.network and p.id = a.place
                where a.letters > 0 limit 1""");
    }

    /// Creates a place with every field filled, with the longest values that a source can contain.
    private Place longest() {
        var words = "Accompagnement et médiation numérique pour les personnes du territoire et leurs proches. ";
        var sheet = PlaceSheet.of(Map.ofEntries(
                Map.entry(
                        Field.NOM,
                        "Maison intercommunale des services publics et des usages numériques de Saint-Georges-de-Didonne"),
                Map.entry(Field.COMMUNE, "Saint-Georges-de-Didonne"),
                Map.entry(Field.CODE_POSTAL, "17110"),
                Map.entry(Field.CODE_INSEE, "17333"),
                Map.entry(Field.LATITUDE, "45.6036"),
                Map.entry(Field.LONGITUDE, "-1.0000"),
                Map.entry(Field.ADRESSE, "Anciennement 1 bis, avenue du Maréchal-de-Lattre-de-Tassigny prolongée"),
                Map.entry(Field.COMPLEMENT_ADRESSE, "Bâtiment des Tamaris, escalier C, 2e étage, porte 14"),
                Map.entry(Field.COURRIELS, "accueil-des-usagers.numerique@communaute-agglomeration.example.org"),
                Map.entry(Field.SITE_WEB, "https://lieux.example.org/" + "un-tres-long-chemin/".repeat(5)),
                Map.entry(Field.HORAIRES_TEXTE, "Selon la saison, se renseigner, sauf ponts et grandes marées"),
                Map.entry(Field.PRESENTATION_RESUME, words.repeat(3).strip()),
                Map.entry(Field.PRESENTATION_DETAIL, words.repeat(20).strip()),
                Map.entry(Field.SERVICES, all(PlaceService.values())),
                Map.entry(Field.PRISE_EN_CHARGE, all(SpecialCare.values())),
                Map.entry(Field.PUBLICS, all(Audience.values())),
                Map.entry(Field.ACCES, all(AccessMode.values())),
                Map.entry(Field.AUTRES_FORMATIONS, "Numérique&nbsp;en commun <b>2026</b>|" + "Label ".repeat(12))));
        var source = new ValueStatementSource.HarvestedSource("longue", UUID.nameUUIDFromBytes(new byte[1]));
        places.gather(source, List.of(new HarvestedPlaceRecord("1", sheet)));
        return named(sheet.text(Field.NOM));
    }

    private Place named(String name) {
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String all(ListedTerm... terms) {
        return Arrays.stream(terms).map(ListedTerm::label).collect(Collectors.joining("|"));
    }

    /// Created by hand: `ExpiredDataDeletionTest` covers the full cleanup of the first night.
    private String certificate() {
        return one("""
                with made as (insert into datadeletion_round (network, day, recorded_at)
                              values ('charente-maritime', current_date, now()) on conflict do nothing returning number),
                     line as (insert into datadeletion_gone (network, round, rule, before_at, rows)
                              select 'charente-maritime', number, 'identity.account', now(), 2 from made)
                select coalesce((select number from made), (select max(number) from datadeletion_round))::text""");
    }

    /// Creates a source whose columns a coordinator must still confirm.
    private String matched() {
        sql.sql("""
                insert into harvest_source (network, name, label, location, mapping, created_at, changed_at)
                values ('charente-maritime', 'mairies', 'Les mairies', '',
                        '{"nom": {"colonne": "Structure"}, "services": [{"colonnes": ["Services proposés"]}]}', now(), now())
                on conflict do nothing""").update();
        sql.sql("""
                insert into harvest_table (network, source, survey, received_at)
                values ('charente-maritime', 'mairies', '{"rows": 2, "columns": [
                    {"name": "Structure", "filled": 2, "samples": ["Mairie de Saintes", "La Palette"], "values": {}},
                    {"name": "Services proposés", "filled": 2, "samples": ["Impression"], "values": {"Impression": 2}}]}', now())
                on conflict do nothing""").update();
        return "mairies";
    }

    private String erasure() {
        return one("""
                insert into persons_certificate (network, recorded_at, actor, print, lines)
                values ('charente-maritime', now(), gen_random_uuid(), '0123456789abcdef01234567',
                        '[{"rule": "bookings.booking", "erased": 2, "kept": 0}]') returning number::text""");
    }

    /// Any row of the initial demonstration. A file of communes to import.
    private String brought() {
        var id = UUID.randomUUID().toString();
        sql.sql("""
                insert into communes_import (id, state, recorded_at, name, origin, read, replaced, estimates, added, contours,
                                             refused, refusals)
                values (:id::uuid, 'waiting', now(), 'Nadia', 'communes.csv', 1, 1, 1, 0, 0, 0, '[]')""").param("id", id).update();
        sql.sql("""
                insert into communes_row (import, code, after, known, moved, renamed)
                values (:id::uuid, '17415', '{"code":"17415","name":"Saintes","postcodes":["17100"],"population":1,
                        "epci":"","epciName":"","latitude":45.7,"longitude":-0.6}', 'Saintes', 1200, false)""").param("id", id).update();
        return id;
    }

    private String one(String select) {
        return sql.sql(select).query(String.class).single();
    }

    /// The committee's refusal of the helper, and a pending case for the coordinator, who is a member.
    private record RefusedHelper(UUID refused, String waiting) {}

    private RefusedHelper labelled() {
        var coordinator = actor(account(Who.COORDINATOR));
        var members = List.of(coordinator, actor(person(Role.HELPER)), actor(person(Role.HELPER)));
        members.forEach(member -> committee.seat(coordinator, member.id()));
        var refused = asked(actor(account(Who.HELPER)));
        for (var member : members.subList(1, 3)) sign(member, refused, false);
        var waiting = asked(actor(person(Role.HELPER)));
        sign(members.getLast(), waiting, true);
        // A former relative is a volunteer now: their file contains an interview as well.
        filed(Who.HELPER, "benevole");
        return new RefusedHelper(
                refused, one("select life::text from recognition_proposal where id = '" + waiting + "'"));
    }

    /// A place that the helper is responsible for. By the member of the committee whom it appointed.
    private String visited(Place place) {
        var coordinator = actor(account(Who.COORDINATOR));
        var helper = account(Who.HELPER);
        var named = person(Role.HELPER);
        for (var one : List.of(coordinator.id(), helper.id())) committee.seat(coordinator, one);
        for (var one : List.of(helper, named)) committee.nameVisitor(coordinator, one.mail());
        return "/visites/" + place.code();
    }

    private PlaceCode own() {
        var place = named("Médiathèque du Bastion");
        caretakers.appoint(
                actor(account(Who.COORDINATOR)),
                place.code(),
                account(Who.HELPER).mail(),
                "",
                "fr");
        return place.code();
    }

    /// The link to the answer to an error report.
    private String answered(Place place) {
        var id = UUID.randomUUID();
        sql.sql("""
                with said as (
                    insert into feedback_remark (id, kind, subject, recorded_at, topic, message)
                    values (:id, 'reports', :place, :at, 'HOURS', 'Fermé le lundi') returning network, id)
                insert into feedback_step (network, remark, recorded_at, act, role, comment)
                select network, id, :at::timestamptz, act, role, comment from said, (values
                    ('RECEIVED', 'PUBLIC', ''), ('ANSWERED', 'COORDINATOR', :answer::text)) as t(act, role, comment)""")
                .param("id", id)
                .param("place", place.id().toString())
                .param("at", Timestamp.from(clock.instant()))
                .param("answer", "Le lieu nous l’a confirmé au téléphone. La fiche est corrigée : fermé le lundi.")
                .update();
        return links.make(
                        SecretLink.SecretLinkRequest.of("care.answer", id.toString()),
                        clock.instant().plus(Duration.ofDays(9)))
                .text();
    }

    private String notebook(Place place) {
        var what = SecretLink.SecretLinkRequest.of("visits.working", place.id().toString());
        return links.make(what, clock.instant().plus(Duration.ofDays(9))).text();
    }

    private String laterCharterLink(Place place) {
        var today = LocalDate.now(clock);
        return visits.link(
                actor(account(Who.COORDINATOR)), place.id(), "Jeanne Roy", today.plusDays(5), today.plusDays(65));
    }

    /// A recognised place under emergency suspension, and the link of the person responsible for it.
    private record SuspendedPlace(Place place, String life, String decision, String link) {}

    private @Nullable SuspendedPlace suspended;

    private SuspendedPlace suspended() {
        if (suspended != null) return suspended;
        var coordinator = actor(account(Who.COORDINATOR));
        var place = named("Médiathèque du Bastion");
        var seat = person(Role.HELPER);
        var members = List.of(actor(seat), actor(person(Role.HELPER)));
        members.forEach(member -> committee.seat(coordinator, member.id()));
        work.hold(
                coordinator,
                place,
                named("France services de Saintes"),
                _ -> new DemoPlaceStages.DemoStageTexts("L’équipe", "La porte reste ouverte", "On n’osait pas entrer"));
        visits.note(
                coordinator,
                place.code(),
                new PlaceConditionFacts.VisitReport(
                        LocalDate.now(clock),
                        Map.of(
                                "accueil-humain", 1L,
                                "coin-discret", 1L,
                                "entree-sans-marche", 1L,
                                "horaires-a-jour", 1L,
                                "personnes-reconnues", 1L),
                        ""));
        visits.sign(
                coordinator,
                place.code(),
                "Jeanne Roy, directrice",
                rules.now().protocol().charter().of("lieu").stream()
                        .map(one -> new CharterCommitmentAnswer(one.id(), one.hash(), true))
                        .toList());
        var proposed = (CommitteeProposals.ProposalSubmissionResult.ProposalOpened)
                proposals.propose(coordinator, place.code());
        for (var one : members) sign(one, proposed.proposal(), true);
        var member = signedIn(seat);
        member.post(
                "/bureau/label/" + proposed.life() + "/urgence",
                Map.of(
                        "_csrf",
                        member.token("/profil"),
                        "urgence",
                        "Une personne dit que son mot de passe a été noté sur un cahier. Le temps de comprendre."));
        var secret = SecretToken.random();
        sql.sql("""
                insert into links_link (id, hash, purpose, subject, person, created_at, expires_at)
                select gen_random_uuid(), :hash, 'labels.place', :life, person, now(), :expires from upkeep_charge
                where place = :place and until_at is null limit 1""")
                .param("hash", secret.hash())
                .param("life", proposed.life().toString())
                .param("place", place.id().value())
                .param("expires", Timestamp.from(clock.instant().plus(Duration.ofDays(1))))
                .update();
        var decision = one(
                "select id::text from recognition_proposal where act = 'STAY' and life = '" + proposed.life() + "'");
        suspended = new SuspendedPlace(place, proposed.life().toString(), decision, secret.text());
        return suspended;
    }

    private UUID asked(SignedInPerson helper) {
        helpers.begin(helper, "proche", "17415", "");
        return ((HelperLabels.LabelRequestResult.LabelRequested) labels.ask(helper, "fr")).proposal();
    }

    private void sign(SignedInPerson member, UUID proposal, boolean favourable) {
        var shown = decisions.shown(proposal).orElseThrow();
        decisions.sign(member, proposal, shown, favourable, "La charte est prise, et ses voisins lui font confiance.");
    }

    /// With a file, so that its pages have content.
    private Visitor filed(Who who, String profile) {
        return filed(account(who), profile);
    }

    private Visitor filed(Account account, String profile) {
        var helper = signedIn(account);
        HelperFiles.open(helper, profile, "Saintes (17100)", Map.of());
        return helper;
    }

    @Override
    public Map<String, String> enter(Who who) {
        return switch (who) {
            case ANYBODY -> Map.of();
            case PARTICIPANT -> room().joined(port).cookies;
            case HELPER -> {
                var visitor = filed(Who.HELPER, "benevole");
                seated.put("looks", helperOf(account(Who.HELPER)));
                var met = person(Role.HELPER);
                filed(met, "mediateur");
                seated.put("met", helperOf(met));
                yield visitor.cookies;
            }
            case COORDINATOR -> filed(Who.COORDINATOR, "proche").cookies;
        };
    }
}
