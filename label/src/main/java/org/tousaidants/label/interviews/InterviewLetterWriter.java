package org.tousaidants.label.interviews;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.interviews.Interview.Seat;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.web.Messages;

/// « Lettres des entretiens » — writes the letters to the interviewed person and the peers. A letter gives the
/// next action and an address, never the content of the interview.
@Component
public class InterviewLetterWriter {
    static final String MINE = "/mon-dossier/entretien";
    static final String PEER = "/entretiens-de-pairs/";

    private static final Function<Messages, String> NOTHING = _ -> "";
    private static final Duration WORTH = Duration.ofDays(14);

    private final HelperDossiers dossiers;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final Clock clock;

    InterviewLetterWriter(HelperDossiers dossiers, Accounts accounts, LetterWriter letters, Clock clock) {
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /// The same writer with another clock, because the demonstration creates events of past weeks.
    public InterviewLetterWriter at(Clock other) {
        return new InterviewLetterWriter(dossiers, accounts, letters, other);
    }

    void drawn(Interview interview, Seat seat) {
        toPeer(interview, seat.peer(), "drawn", NOTHING);
    }

    /// Informs all participants that the date is fixed.
    void fixed(Interview interview, Instant day) {
        var place = interview.meeting().place();
        toHelper(interview, "fixed", words -> said(day, words) + "\n" + place);
        for (var seat : interview.live())
            toPeer(interview, seat.peer(), "fixed", words -> said(day, words) + "\n" + place);
    }

    /// Reminds a peer to conclude.
    ///
    /// @param by the last day for the conclusion
    void reminded(Interview interview, Seat seat, LocalDate by) {
        toPeer(interview, seat.peer(), "reminded", words -> words.t("interviews.mail.day", by));
    }

    /// Informs a peer that they did not conclude before the deadline.
    void silent(Interview interview, Seat seat) {
        toPeer(interview, seat.peer(), "silent", NOTHING);
    }

    /// Informs the person that they must meet another peer.
    void standIn(Interview interview) {
        toHelper(interview, interview.ofMeeting().isEmpty() ? "silent" : "stand-in", NOTHING);
    }

    void newDates(Interview interview) {
        toHelper(interview, interview.meeting().settling() ? "third" : "dates", NOTHING);
    }

    /// Informs the person that no peer is available now. The dates stay possible: a peer is drawn as soon as
    /// there is one.
    void nobody(Interview interview) {
        toHelper(interview, "nobody", NOTHING);
    }

    void disagreed(Interview interview) {
        toHelper(interview, "third", NOTHING);
    }

    void settled(Interview interview) {
        toHelper(interview, "settled", NOTHING);
    }

    /// Informs a peer that the proposed dates have changed.
    void otherDates(Interview interview, Seat seat) {
        toPeer(interview, seat.peer(), "dates", NOTHING);
    }

    void cancelled(Interview interview) {
        for (var seat : interview.live()) toPeer(interview, seat.peer(), "cancelled", NOTHING);
    }

    /// @param more further text in the reader's language
    private void toHelper(Interview interview, String what, Function<Messages, String> more) {
        post(interview, interview.helper(), "mine." + what, more, MINE);
    }

    private void toPeer(Interview interview, UUID peer, String what, Function<Messages, String> more) {
        post(interview, peer, "peer." + what, more, PEER + interview.id());
    }

    private void post(Interview interview, UUID reader, String what, Function<Messages, String> more, String path) {
        account(reader)
                .ifPresent(to -> letters.post(
                        to,
                        "interviews.mail." + what,
                        clock.instant().plus(WORTH),
                        to.name(),
                        new LetterWriter.Words(more),
                        new LetterWriter.PageAddress(path),
                        account(interview.helper()).map(Account::name).orElse("")));
    }

    private Optional<Account> account(UUID helper) {
        return dossiers.helper(helper).flatMap(one -> accounts.find(one.account()));
    }

    private static String said(Instant day, Messages words) {
        var paris = day.atZone(ParisTime.ZONE);
        return words.t("interviews.mail.when", paris.toLocalDate(), paris.toLocalTime());
    }
}
