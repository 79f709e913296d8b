package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceCode;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// The running site with letters sent to a real SMTP server.
abstract class CareTestSite extends RunningSite {
    static final GreenMail POST = new GreenMail(ServerSetup.SMTP.dynamicPort());
    static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/(?:entretien|connexion|signalement)/\\S+)");

    @Autowired
    Places places;

    @Autowired
    DataUpkeepJob rounds;

    @Autowired
    DataUpkeepDesk desk;

    @Autowired
    PlaceCaretakers caretakers;

    @Autowired
    PlaceUpkeepStepStore steps;

    @Autowired
    SheetCheckRequestTracker requestTracker;

    final String mark = UUID.randomUUID().toString().substring(0, 8);

    @DynamicPropertySource
    static void post(DynamicPropertyRegistry settings) {
        if (!POST.isRunning()) POST.start();
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> POST.getSmtp().getPort());
    }

    String network() {
        return networks.here().id();
    }

    String site() {
        return "http://localhost:" + port;
    }

    /// One run of the job with the letters on, all of them delivered.
    void round() {
        desk.write(networks.here(), true, Optional.empty());
        assertThat(rounds.run()).isTrue();
        carry();
    }

    /// Sends all letters that may leave now.
    void carry() {
        while (outbox.carryNext())
            ;
    }

    /// A place of a source with an old date.
    Place stale(String name, String mail) {
        var values = new HashMap<>(Map.of(
                Field.NOM, name,
                Field.COMMUNE, "Saintes",
                Field.CODE_POSTAL, "17100",
                Field.ADRESSE, "1 rue de l'Essai",
                Field.TELEPHONE, "+33536491000",
                Field.HORAIRES, "Mo-Fr 09:00-12:00",
                Field.DATE_MAJ, "2024-01-15"));
        if (!mail.isEmpty()) values.put(Field.COURRIELS, mail);
        return place(values);
    }

    Place place(Map<Field, String> values) {
        var source = new ValueStatementSource.HarvestedSource("essai-" + UUID.randomUUID(), UUID.randomUUID());
        places.gather(source, List.of(new HarvestedPlaceRecord("1", PlaceSheet.of(values))));
        var code = sql.sql(
                        "select p.code from places_place p join places_origin o on o.place = p.id where o.source = :s")
                .param("s", source.name())
                .query(String.class)
                .single();
        return places.find(new PlaceCode(code)).orElseThrow();
    }

    Place now(Place place) {
        return places.find(place.code()).orElseThrow();
    }

    List<MimeMessage> sentTo(String mail) {
        return Stream.of(POST.getReceivedMessages())
                .filter(message -> to(message).equals(mail))
                .toList();
    }

    /// The newest of so many.
    MimeMessage letterTo(String mail, int many) {
        var letters = sentTo(mail);
        assertThat(letters).as("letters to " + mail).hasSize(many);
        return letters.getLast();
    }

    static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static String text(MimeMessage message) {
        try {
            return message.getContent() instanceof MimeMultipart both
                    ? both.getBodyPart(0).getContent().toString().replace("\r\n", "\n")
                    : message.getContent().toString().replace("\r\n", "\n");
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static String html(MimeMessage message) {
        try {
            return ((MimeMultipart) message.getContent())
                    .getBodyPart(1)
                    .getContent()
                    .toString();
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// The paths of the links in a letter, in their order.
    static List<String> links(MimeMessage message) {
        return LINK.matcher(text(message))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    static String link(MimeMessage message) {
        return links(message).getFirst();
    }

    static String stopLink(MimeMessage message) {
        return links(message).getLast();
    }

    /// Signed in by the link of a real letter.
    Visitor desk(Account account) {
        return desk(account, 1);
    }

    /// With so many letters then.
    Visitor desk(Account account, int letters) {
        var visitor = visitor();
        var mail = account.mail().value();
        visitor.post("/connexion", Map.of("_csrf", visitor.token("/connexion"), "mail", mail));
        var link = link(letterTo(mail, letters));
        visitor.post(link, Map.of("_csrf", visitor.token(link)));
        return visitor;
    }

    Visitor coordinator() {
        return desk(person(Role.COORDINATOR));
    }

    /// Presses a button of a page: its form is found by the end of its address.
    String press(Visitor visitor, String page, String action, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("_csrf", visitor.token(page));
        var answer = visitor.post(action, form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    void report(Place place, String topic, String message, String contact) {
        var visitor = visitor();
        var address = "/lieux/" + place.slug();
        press(
                visitor,
                address + "/signalement",
                address + "/signalements",
                Map.of("id", UUID.randomUUID().toString(), "topic", topic, "message", message, "contact", contact));
    }

    List<PlaceUpkeepStep.UpkeepAct> acts(Place place) {
        return steps.of(place.id(), 50).reversed().stream()
                .map(PlaceUpkeepStep::act)
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getRecipients(RecipientType.TO)[0].toString();
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
