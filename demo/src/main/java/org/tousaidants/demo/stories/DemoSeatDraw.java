package org.tousaidants.demo.stories;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.IdDerivedFromText;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.sortition.MeetingKind;
import org.tousaidants.label.sortition.SeatAgreementRequest;
import org.tousaidants.label.sortition.SeatAgreements;
import org.tousaidants.label.sortition.SeatDraws;
import org.tousaidants.label.sortition.SeatedMeeting;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;

/// Creates six people helped who agreed to be drawn, and a draw for the next session of the committee: one comes and
/// wrote some words, the others have not answered.
@Component
class DemoSeatDraw {
    private static final List<String> BY_MAIL =
            List.of("Josette (démonstration)", "Karim (démonstration)", "Lucette (démonstration)");
    private static final List<String> ON_PAPER =
            List.of("Marcel (démonstration)", "Ginette (démonstration)", "Amadou (démonstration)");
    private static final int SEATS = 3;
    private static final int DAYS = 18;

    private final SeatAgreements agreements;
    private final SeatDraws draws;
    private final DemoPeopleWordsWriter words;
    private final Clock clock;

    DemoSeatDraw(SeatAgreements agreements, SeatDraws draws, DemoPeopleWordsWriter words, Clock clock) {
        this.agreements = agreements;
        this.draws = draws;
        this.words = words;
        this.clock = clock;
    }

    void begin(SignedInPerson by) {
        words.begin(by.network().id());
        for (var n = 0; n < BY_MAIL.size(); n++)
            agree(by, BY_MAIL.get(n), MailAddress.of("personne" + (n + 1) + "@exemple.fr"), "");
        for (var name : ON_PAPER) agree(by, name, Optional.empty(), "Le bourg\n17120 Cozes");
        var meeting = new SeatedMeeting(
                IdDerivedFromText.of(by.network().id() + " séance du comité"),
                MeetingKind.COMMITTEE,
                Optional.empty(),
                "Séance du comité (démonstration)",
                ParisTime.today(clock).plusDays(DAYS),
                "de 14 h à 16 h",
                "Mairie de Saintes, salle 2, rez-de-chaussée",
                SEATS);
        draws.open(by, meeting);
        draws.answer(by, meeting.id(), 1, true);
        draws.write(
                by, meeting.id(), 1, "On m’a laissé taper moi-même. Demandez aux aidants d’attendre. (Démonstration)");
    }

    private void agree(SignedInPerson by, String name, Optional<MailAddress> mail, String postal) {
        agreements.agree(Optional.of(by), new SeatAgreementRequest(name, mail, postal, "fr"));
    }
}
