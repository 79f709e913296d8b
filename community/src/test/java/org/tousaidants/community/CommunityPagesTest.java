package org.tousaidants.community;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPageChecks;
import org.tousaidants.browser.CheckedPage;
import org.tousaidants.community.equipment.DeviceStock;
import org.tousaidants.community.events.CommunityEvents;
import org.tousaidants.community.funding.FundingCall;
import org.tousaidants.community.funding.FundingCalls;
import org.tousaidants.community.placevisits.VisitsBetweenPlaces;
import org.tousaidants.community.resources.DigitalCompetence;
import org.tousaidants.community.resources.LearningResource;
import org.tousaidants.community.resources.LearningResources;
import org.tousaidants.community.training.TrainingOffer;
import org.tousaidants.community.training.Trainings;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.web.Visitor;

/// Checks the pages of the module « community » in a browser.
class CommunityPagesTest extends BrowserPageChecks {
    @Autowired
    LearningResources resources;

    @Autowired
    Trainings trainings;

    @Autowired
    DeviceStock equipment;

    @Autowired
    CommunityEvents events;

    @Autowired
    FundingCalls fundingCalls;

    @Autowired
    VisitsBetweenPlaces placeVisits;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    /// A letter sent in an earlier month.
    private String letter() {
        sql.sql("""
                insert into monthlyletter_issue (month, opening, content, sent_at, sent_to)
                values ('2026-05-01', 'Bon mois de mai.',
                    '[{"section": "EVENT", "id": "00000000-0000-0000-0000-000000000001", "title": "NEC du port", "detail": "12 mai, Quai"}]',
                    '2026-05-03T10:00:00Z', 4) on conflict do nothing""").update();
        return "2026-05";
    }

    @Override
    protected Set<String> modules() {
        return Set.of("community");
    }

    @Override
    protected List<CheckedPage> pages() {
        var resource = resource();
        var offer = UUID.randomUUID();
        var date = date(offer);
        var call = call();
        var project = project(call);
        var event = event();
        var talk = one("select id::text from events_talk where event = '" + event + "'");
        var census = census();
        return List.of(
                CheckedPage.coordinator("/bureau/recensements", "/bureau/recensements"),
                CheckedPage.coordinator("/bureau/recensements/{id}", census),
                CheckedPage.open("/recensement/{secret}", censusLink()),
                CheckedPage.open("/ressources"),
                CheckedPage.open("/ressources", "/ressources?mots=zzzz"),
                CheckedPage.open("/ressources/{id}", "/ressources/" + resource),
                CheckedPage.helper("/ressources/{id}", "/ressources/" + resource),
                CheckedPage.coordinator("/ressources/nouvelle", "/ressources/nouvelle?lues=3"),
                CheckedPage.helper("/entraide", "/entraide"),
                CheckedPage.helper("/entraide/{id}", "/entraide/" + question()),
                CheckedPage.helper("/entraide/visites", "/entraide/visites"),
                CheckedPage.helper("/entraide/visites/{code}", visits() + "?equipe=1"),
                CheckedPage.helper("/entraide/visites/{code}", "/entraide/visites/" + elsewhere()),
                CheckedPage.helper("/lettre", "/lettre"),
                CheckedPage.coordinator("/lettre", "/lettre?fait=oui"),
                CheckedPage.helper("/lettre/{month}", "/lettre/" + letter()),
                CheckedPage.open("/lettre/arret/{secret}", "/lettre/arret/perdu")
                        .answers(410),
                CheckedPage.coordinator("/bureau/lettre", "/bureau/lettre"),
                CheckedPage.open("/modules"),
                CheckedPage.open("/modules/{slug}", "/modules/mot-de-passe?q1=1&q2=0"),
                CheckedPage.open("/lexique"),
                CheckedPage.open("/ma-vie-numerique"),
                CheckedPage.open("/ma-vie-numerique/dix-questions"),
                CheckedPage.open("/ma-vie-numerique/papiers"),
                CheckedPage.open("/ma-vie-numerique/coffre"),
                CheckedPage.open("/ma-vie-numerique/courriels"),
                CheckedPage.helper("/equipement", "/equipement"),
                CheckedPage.helper("/equipement/nouveau", "/equipement/nouveau"),
                CheckedPage.helper("/equipement/demande", "/equipement/demande"),
                CheckedPage.helper("/equipement/demande", "/equipement/demande?pour=aidant"),
                CheckedPage.helper("/equipement/{id}", "/equipement/" + device()),
                CheckedPage.open("/evenements"),
                CheckedPage.open("/evenements/{id}", "/evenements/" + event),
                CheckedPage.open("/evenements", "/evenements?genre=reparation"),
                CheckedPage.open("/evenements/{id}", "/evenements/" + analysis() + "?genre=analyse"),
                CheckedPage.coordinator(
                        "/bureau/evenements/{id}", "/bureau/evenements/" + analysis() + "?genre=analyse"),
                CheckedPage.open("/evenements/{id}/proposition", "/evenements/" + event + "/proposition"),
                CheckedPage.open("/evenements/{id}/salles/{talk}", "/evenements/" + event + "/salles/" + talk),
                CheckedPage.coordinator("/bureau/evenements", "/bureau/evenements"),
                CheckedPage.coordinator("/bureau/evenements/analyses", "/bureau/evenements/analyses"),
                CheckedPage.coordinator("/bureau/evenements/{id}", "/bureau/evenements/" + event),
                CheckedPage.coordinator(
                        "/bureau/evenements/{id}/modification", "/bureau/evenements/" + event + "/modification"),
                CheckedPage.open("/appels-a-projets"),
                CheckedPage.open("/plan-d-action", "/plan-d-action?schema=sdaasp"),
                CheckedPage.open("/plan-d-action", "/plan-d-action?schema=sdtan"),
                CheckedPage.open("/services-partages"),
                CheckedPage.open("/services-partages/proposition"),
                CheckedPage.open("/services-partages/{id}", "/services-partages/" + sharedService()),
                CheckedPage.coordinator("/bureau/services-partages", "/bureau/services-partages"),
                CheckedPage.open("/appels-a-projets/{id}", "/appels-a-projets/" + call),
                CheckedPage.helper("/projets", "/projets"),
                CheckedPage.helper("/projets/{id}", "/projets/" + project),
                CheckedPage.coordinator("/projets/{id}", "/projets/" + project),
                CheckedPage.coordinator("/bureau/financements", "/bureau/financements"),
                CheckedPage.open("/formations"),
                CheckedPage.open("/vision"),
                CheckedPage.open("/formations", "/formations?theme=ia"),
                CheckedPage.open("/formations/{id}", "/formations/" + offer),
                CheckedPage.coordinator("/bureau/formations", "/bureau/formations"),
                CheckedPage.coordinator("/bureau/formations/{id}", "/bureau/formations/" + offer),
                CheckedPage.coordinator(
                        "/bureau/formations/{id}/dates/{slot}", "/bureau/formations/" + offer + "/dates/" + date));
    }

    /// A place of the reader with a visit to answer, one that was told, and its own offer.
    private String visits() {
        var host = place("Centre social de Pons", "Pons");
        var guest = place("Médiathèque de Pons", "Pons");
        var actor = actor(account(CheckedPage.Who.HELPER));
        placeVisits.offer(actor, host, "Notre coin calme, et l’accueil sans rendez-vous.", "Un mardi, de 14 h à 16 h");
        var told = UUID.randomUUID();
        placeVisits.ask(actor, told, host, guest, "Nous serons deux, pour voir le coin calme.");
        placeVisits.answer(actor, host, told, true, "Avec plaisir : mardi, à 14 h.");
        placeVisits.tell(actor, guest, told, "Deux chaises de côté suffisent pour un coin calme.");
        placeVisits.ask(actor, UUID.randomUUID(), host, guest, "Nous voudrions revenir avec une collègue.");
        return "/entraide/visites/" + host;
    }

    /// A published offer in which one organisation is interested.
    private String sharedService() {
        var id = UUID.randomUUID();
        sql.sql("""
                insert into sharedservices_offer
                    (id, kind, title, organisation, shown, conditions, contact, proposed_at, published)
                values (:id, 'post', 'Une comptable deux jours par semaine', 'Centre social de Pons',
                        'Notre comptable tient aussi les comptes d’une autre association.',
                        'Un jour par semaine, à prix coûtant.', 'accueil@pons.example', now(), true)""").param("id", id).update();
        sql.sql("""
                insert into sharedservices_interest (id, offer, organisation, contact, comment, said_at)
                values (gen_random_uuid(), :id, 'Médiathèque de Saintes', '05 46 00 00 09', '', now())""").param("id", id).update();
        return id.toString();
    }

    /// A place of others that offers a visit.
    private String elsewhere() {
        var code = place("EPN de Gémozac", "Gémozac");
        var place = directory.snapshot().places().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        sql.sql("""
                insert into placevisits_offer (place, shown, days, offered_at)
                values (:place, 'Un atelier de réparation ouvert à tous.', 'Le samedi matin', now())
                on conflict do nothing""").param("place", place.id().value()).update();
        return code.value();
    }

    private PlaceCode place(String name, String commune) {
        places.gather(
                new ValueStatementSource.HarvestedSource(name, UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(
                        name,
                        PlaceSheet.of(Map.of(
                                Field.ID, name,
                                Field.NOM, name,
                                Field.COMMUNE, commune,
                                Field.CODE_POSTAL, "17800",
                                Field.ADRESSE, "1 rue de l’Essai")))));
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .code();
    }

    /// A question with two answers, and an hour offered to a peer.
    private String question() {
        var id = UUID.randomUUID().toString();
        var helper = new Visitor(port);
        helper.cookies.putAll(cookiesOf(CheckedPage.Who.HELPER));
        var token = helper.token("/entraide");
        helper.post("/entraide/parrainage", Map.of("_csrf", token, "subject", "Mener un premier atelier"));
        helper.post(
                "/entraide",
                Map.of(
                        "_csrf",
                        token,
                        "id",
                        id,
                        "title",
                        "Comment montrer un mot de passe sans le voir ?",
                        "words",
                        "Deux personnes me tendent leur carnet à chaque fois."));
        for (var words : List.of("Je me tourne, et j’attends.", "Un papier qui cache l’écran suffit souvent."))
            helper.post(
                    "/entraide/" + id + "/reponses",
                    Map.of("_csrf", token, "id", UUID.randomUUID().toString(), "words", words));
        return id;
    }

    private String census() {
        var desk = new Visitor(port);
        desk.cookies.putAll(cookiesOf(CheckedPage.Who.COORDINATOR));
        var html = desk.get("/bureau/recensements").body();
        var questions =
                Pattern.compile("(?s)name=\"questions\"[^>]*>(.*?)</textarea>").matcher(html);
        if (!questions.find()) throw new AssertionError(html);
        return desk.post(
                        "/bureau/recensements",
                        Map.of(
                                "_csrf",
                                Visitor.tokenIn(html),
                                "id",
                                UUID.randomUUID().toString(),
                                "titre",
                                "Recensement des structures",
                                "annee",
                                "2026",
                                "fin",
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                        .plusDays(30)
                                        .toString(),
                                "questions",
                                questions.group(1).replace("&#39;", "'"),
                                "structures",
                                "Centre social ; recensement@example.org"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String censusLink() {
        var letter = outbox.latest(50).stream()
                .filter(one -> one.letter().to().value().equals("recensement@example.org"))
                .findFirst()
                .orElseThrow();
        var link = Pattern.compile("/recensement/[A-Za-z0-9_-]+")
                .matcher(letter.letter().body());
        if (!link.find()) throw new AssertionError(letter.letter().body());
        return link.group();
    }

    private UUID device() {
        var id = UUID.randomUUID();
        var helper = actor(account(CheckedPage.Who.HELPER));
        equipment.receive(
                helper, id, "LAPTOP", "ThinkPad X250", "PF" + id.toString().substring(0, 8), "Crédit maritime");
        equipment.act(helper, id, "WIPE", "Effacement sécurisé du disque", "");
        equipment.act(helper, id, "TEST", "", "B");
        equipment.ask(UUID.randomUUID(), "LAPTOP", List.of("demarches", "isolement"), "Lucien Petit", "05 46 00 00 01");
        return id;
    }

    private String one(String query) {
        return sql.sql(query).query(String.class).single();
    }

    private UUID call() {
        var id = UUID.randomUUID();
        fundingCalls.publish(new FundingCall(
                id,
                "Équiper les lieux d'accueil",
                "Le Département",
                "De quoi recevoir sans rendez-vous.",
                clock.instant().plus(Duration.ofDays(30)),
                1_000_000,
                400_000,
                new FundingCall.FundingCallRequirements(
                        List.of("Utile aux personnes", "Dure après l'argent"),
                        List.of("Ouvert à tous, sans condition"),
                        List.of("Combien de personnes viendront ?")),
                clock.instant()));
        var action = UUID.randomUUID();
        fundingCalls.plan(action, "Un lieu par canton", "Le Département", "Lieux ouverts", "", "GOING");
        fundingCalls.carryOut(action, "sdaasp", "Fiche 3.2, des accueils près de chez soi");
        return id;
    }

    private UUID project(UUID call) {
        var id = UUID.randomUUID();
        fundingCalls.send(call, id, "Un coin calme", "Centre social du port", "05 46", "Deux postes.", 200_000);
        fundingCalls.examine(id, true, "");
        fundingCalls.appoint(id, account(CheckedPage.Who.HELPER).id());
        return id;
    }

    /// A session of analysis of practice that has begun.
    private UUID analysis() {
        var id = UUID.randomUUID();
        var starts = clock.instant().minus(Duration.ofHours(1));
        events.openAnalysis(
                id, "limites", "Thomas Bernard", "Centre social", starts, starts.plus(Duration.ofHours(2)), 9);
        return id;
    }

    private UUID event() {
        var id = UUID.randomUUID();
        var starts = clock.instant().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.HOURS);
        events.open(
                id,
                "NEC du port",
                "Une journée pour se rencontrer et apprendre des autres.",
                "Salle des fêtes",
                starts,
                starts.plus(Duration.ofHours(7)),
                60,
                clock.instant().plus(Duration.ofDays(20)));
        var talk = UUID.randomUUID();
        events.propose(id, talk, "Aider sans faire à la place", "Trois situations jouées.", "Odette Guérin", "05 46");
        events.take(id, talk, "Aider", "Salle bleue", starts.plus(Duration.ofHours(1)));
        events.note(id, talk, "On commence par demander ce que la personne veut.");
        return id;
    }

    private UUID resource() {
        var id = UUID.randomUUID();
        resources.put(new LearningResource(
                id,
                "Envoyer une photo par courriel",
                "Pas à pas, avec une image à chaque étape.",
                LearningResource.ResourceKind.GUIDE,
                List.of(new DigitalCompetence("2.1")),
                new LearningResource.ResourceTargetReaders(
                        LearningResource.ResourceAudience.LEARNER, "fr", LearningResource.ResourceReadingLevel.EASY),
                new LearningResource.ResourceSource(
                        LearningResource.ResourceLicence.CC_BY, "Médiathèque de Saintes", ""),
                LocalDate.of(2026, 11, 3),
                clock.instant()));
        return id;
    }

    private UUID date(UUID offer) {
        trainings.offer(new TrainingOffer(
                offer,
                "Protéger ses comptes",
                "Pour ceux qui aident : montrer un bon mot de passe.",
                List.of(new DigitalCompetence("4.1")),
                3,
                "Thomas Billaud",
                true,
                clock.instant()));
        var date = UUID.randomUUID();
        var starts = clock.instant().plus(Duration.ofDays(12)).truncatedTo(ChronoUnit.HOURS);
        trainings.addDate(date, offer, "Mairie de Saintes, salle 2", starts, starts.plus(Duration.ofHours(3)), 8);
        var asking = new SeatBooking.BookingRequest(
                UUID.randomUUID(),
                new SeatBooking.Booker("Odette Guérin", Optional.empty(), Optional.empty()),
                Optional.empty(),
                "fr",
                List.of());
        trainings.book(offer, date, asking);
        return date;
    }
}
