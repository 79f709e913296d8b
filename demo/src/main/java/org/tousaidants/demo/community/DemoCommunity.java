package org.tousaidants.demo.community;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tousaidants.community.equipment.DeviceStock;
import org.tousaidants.community.events.CommunityEvents;
import org.tousaidants.community.funding.FundingCall;
import org.tousaidants.community.funding.FundingCalls;
import org.tousaidants.community.resources.DigitalCompetence;
import org.tousaidants.community.training.TrainingOffer;
import org.tousaidants.community.training.Trainings;
import org.tousaidants.core.hours.WorkingHoursDeadline;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoSiteReady;
import org.tousaidants.platform.bookings.SeatBooking;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;

/// Creates the items that members of the network share in the demonstration: resources, events, a training with its
/// date, and a laptop requested by the invented person Lucien.
@Component
class DemoCommunity {
    private static final LocalTime AFTER_LUNCH = LocalTime.of(14, 0);
    private static final int IN_DAYS = 9;
    private static final int SEATS = 8;
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final int DAY_IN_DAYS = 32;
    private static final int DAY_SEATS = 60;
    private static final Duration CALL_ENDS = Duration.ofDays(3);
    private static final int FIRST = 4;
    private static final int ALL = 40;

    private final DemoResourceWriter resources;
    private final Trainings trainings;
    private final DeviceStock equipment;
    private final CommunityEvents events;
    private final FundingCalls fundingCalls;
    private final DemoAccounts cast;
    private final Clock clock;
    private final boolean wanted;

    DemoCommunity(
            DemoResourceWriter resources,
            Trainings trainings,
            DeviceStock equipment,
            CommunityEvents events,
            FundingCalls fundingCalls,
            DemoAccounts cast,
            Clock clock,
            @Value("${ta.demo.year:true}") boolean wanted) {
        this.resources = resources;
        this.trainings = trainings;
        this.equipment = equipment;
        this.events = events;
        this.fundingCalls = fundingCalls;
        this.cast = cast;
        this.clock = clock;
        this.wanted = wanted;
    }

    /// Creates the shared items after the accounts exist. Their ids are fixed, so that each item is created only
    /// once.
    @EventListener
    @Order(110)
    void begin(DemoSiteReady doors) {
        if (!cast.plays() || resources.known()) return;
        resources.learn(wanted ? ALL : FIRST, wanted);
        train();
        if (wanted) envision();
        gather();
        if (wanted) gatherElsewhere();
        fund();
        plan();
        cast.actor(DemoPerson.NADIA).ifPresent(this::equip);
    }

    private void train() {
        var offer = id("Protéger ses comptes");
        trainings.offer(new TrainingOffer(
                offer,
                "Protéger ses comptes",
                "Pour ceux qui aident : montrer un bon mot de passe, sans jamais le voir.",
                List.of(new DigitalCompetence("4.1"), new DigitalCompetence("4.2")),
                3,
                DemoPerson.THOMAS.name(),
                true,
                clock.instant()));
        var starts = ParisTime.day(WorkingHoursDeadline.daysAfter(clock.instant(), IN_DAYS))
                .atTime(AFTER_LUNCH)
                .atZone(ParisTime.ZONE)
                .toInstant();
        var date = id("Protéger ses comptes, la date");
        trainings.addDate(date, offer, "Mairie, salle du conseil", starts, starts.plus(Duration.ofHours(3)), SEATS);
        var who = new SeatBooking.Booker(
                DemoPerson.ODETTE.name(), Optional.of(new MailAddress(DemoPerson.ODETTE.mail())), Optional.empty());
        trainings.book(
                offer,
                date,
                new SeatBooking.BookingRequest(id("Odette à la formation"), who, Optional.empty(), "fr", List.of()));
    }

    /// One training for each theme of the vision, the first with a date.
    private void envision() {
        seeing(
                "Croire, douter, vérifier",
                "Trier le vrai du faux avec les personnes, sans les blesser.",
                "1.1",
                "medias");
        seeing(
                "Parler des écrans sans juger",
                "L’attention, les jeux, les paris : écouter, puis orienter.",
                "4.3",
                "addiction");
        seeing(
                "Aider à l’heure de l’IA",
                "Ce que ces machines savent faire, et ce qu’on ne leur confie pas.",
                "3.4",
                "ia");
        seeing(
                "Réparer plutôt que remplacer",
                "Faire durer un appareil, et savoir où le donner.",
                "4.3",
                "environnement");
        var starts = afternoon(IN_DAYS + 2);
        trainings.addDate(
                id("Croire, douter, vérifier, la date"),
                id("Croire, douter, vérifier"),
                "Médiathèque des Arènes, à Saintes",
                starts,
                starts.plus(Duration.ofHours(3)),
                SEATS);
    }

    private void seeing(String title, String summary, String competence, String theme) {
        trainings.offer(new TrainingOffer(
                id(title),
                title,
                summary,
                List.of(new DigitalCompetence(competence)),
                3,
                DemoPerson.THOMAS.name(),
                true,
                clock.instant(),
                List.of(theme)));
    }

    private void gather() {
        var day = id("La journée du village");
        var starts = ParisTime.day(WorkingHoursDeadline.daysAfter(clock.instant(), DAY_IN_DAYS))
                .atTime(MORNING)
                .atZone(ParisTime.ZONE)
                .toInstant();
        events.open(
                day,
                "La journée du village numérique",
                "Une journée pour se rencontrer : ce qui marche, ce qui coince, ce qu'on partage.",
                "Salle des fêtes",
                starts,
                starts.plus(Duration.ofHours(7)),
                DAY_SEATS,
                clock.instant().plus(Duration.ofDays(IN_DAYS)));
        var talk = id("Aider sans faire à la place");
        events.propose(
                day,
                talk,
                "Aider sans faire à la place",
                "Trois situations jouées, puis on en parle.",
                DemoPerson.ODETTE.name(),
                DemoPerson.ODETTE.mail());
        events.take(day, talk, "Aider", "Salle bleue", starts.plus(Duration.ofHours(1)));
    }

    private void gatherElsewhere() {
        event(
                "Les arnaques, on en parle",
                "Deux heures pour trier de vrais et de faux messages, avec un café.",
                "Médiathèque des Arènes, à Saintes",
                7,
                Duration.ofHours(2),
                20);
        repair();
        analyse("limites", 12);
        event(
                "Le forum des aidants de Haute-Saintonge",
                "Une journée entre aidants : se former, s’équiper, se connaître.",
                "Salle du Cloître, à Jonzac",
                19,
                Duration.ofHours(6),
                DAY_SEATS);
    }

    private void repair() {
        var title = "Le café des réparations de Périgny";
        var starts = afternoon(9);
        events.openRepair(
                id(title),
                title,
                "Téléphone lent, écran fendu, ordinateur qui ne démarre plus : on regarde ensemble.",
                "Atelier Réemploi de l’Aunis, à Périgny",
                starts,
                starts.plus(Duration.ofHours(3)),
                15);
    }

    private void analyse(String theme, int inDays) {
        var starts = afternoon(inDays);
        events.openAnalysis(
                id("Analyse de pratique " + theme),
                theme,
                DemoPerson.THOMAS.name(),
                "Centre social du Vallon, à Saintes",
                starts,
                starts.plus(Duration.ofHours(2)),
                10);
    }

    private Instant afternoon(int inDays) {
        return ParisTime.day(WorkingHoursDeadline.daysAfter(clock.instant(), inDays))
                .atTime(AFTER_LUNCH)
                .atZone(ParisTime.ZONE)
                .toInstant();
    }

    private void event(String title, String about, String place, int inDays, Duration lasts, int seats) {
        var starts = ParisTime.day(WorkingHoursDeadline.daysAfter(clock.instant(), inDays))
                .atTime(MORNING)
                .atZone(ParisTime.ZONE)
                .toInstant();
        events.open(id(title), title, about, place, starts, starts.plus(lasts), seats, starts.minus(CALL_ENDS));
    }

    private void plan() {
        act(
                "Un accueil à moins de trente minutes",
                "Le Département",
                "GOING",
                "sdaasp",
                "Fiche 3.2, des accueils près de chez soi");
        act("Former cinq cents aidants", "Le Département et Médias-Cité", "GOING", "sdusn", "Axe 2, mesure 4");
        act(
                "Raccorder les lieux d’accueil à la fibre",
                "Le syndicat mixte",
                "PLANNED",
                "sdtan",
                "Fiche 5, les sites prioritaires");
        act("Une charte commune des aidants", "Le réseau", "DONE", "", "");
    }

    private void act(String title, String owner, String state, String scheme, String sheet) {
        fundingCalls.plan(id(title), title, owner, "", "", state);
        fundingCalls.carryOut(id(title), scheme, sheet);
    }

    private void fund() {
        var call = id("Équiper les lieux d'accueil");
        fundingCalls.publish(new FundingCall(
                call,
                "Équiper les lieux d'accueil",
                "Le Département",
                "De quoi recevoir sans rendez-vous : postes, casiers, un coin calme.",
                clock.instant().plus(Duration.ofDays(DAY_IN_DAYS)),
                2_000_000,
                500_000,
                new FundingCall.FundingCallRequirements(
                        List.of("Utile aux personnes", "Dure après l'argent", "Près de ceux qui sont loin"),
                        List.of("Le lieu reçoit tout le monde", "Le lieu est ouvert deux jours par semaine"),
                        List.of("Combien de personnes viendront chaque semaine ?")),
                clock.instant()));
        fundingCalls.send(
                call,
                id("Un coin calme"),
                "Un coin calme au centre social",
                "Centre social du Vallon",
                "vallon@village.example",
                "Deux postes, un casque, un rideau : on fait sa démarche sans être entendu.",
                300_000);
        fundingCalls.plan(
                id("Un lieu par canton"),
                "Un lieu ouvert le samedi dans chaque canton",
                "Le Département",
                "Ce chiffre compte tous les lieux ouverts. Le samedi n’est pas encore compté.",
                "lieux-ouverts",
                "GOING");
    }

    private void equip(SignedInPerson coordinator) {
        var laptop = id("ThinkPad");
        equipment.receive(coordinator, laptop, "LAPTOP", "ThinkPad X250", "PF0DEMO17", "Conserverie du port (don)");
        equipment.act(coordinator, laptop, "WIPE", "Effacement sécurisé du disque, vérifié", "");
        equipment.act(coordinator, laptop, "TEST", "Batterie : deux heures", "B");
        equipment.ask(
                id("Lucien demande"),
                "LAPTOP",
                List.of("demarches", "isolement"),
                DemoPerson.LUCIEN.name(),
                "Par Claire, à la mairie");
    }

    private static UUID id(String name) {
        return IdDerivedFromText.of(name);
    }
}
