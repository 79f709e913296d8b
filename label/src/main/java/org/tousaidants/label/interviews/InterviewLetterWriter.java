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
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.interviews.PeerInterview.DrawnPeer;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.letters.LetterWriter;
import org.tousaidants.platform.web.Messages;

/// « Lettres des entretiens » — writes the letters to the interviewed person and the peers. A letter states the next
/// action and an address, never the content of the interview.
@Component
public class InterviewLetterWriter {
    static final String MINE = "/mon-dossier/entretien";
    static final String PEER = "/entretiens-de-pairs/";

    private static final Function<Messages, String> NOTHING = _ -> "";
    private static final Duration WORTH = Duration.ofDays(14);

    private final HelperLabelDossiers dossiers;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final Clock clock;

    InterviewLetterWriter(HelperLabelDossiers dossiers, Accounts accounts, LetterWriter letters, Clock clock) {
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /// Returns a copy of this writer with another clock. The demonstration needs it to create events of past
    /// weeks.
    public InterviewLetterWriter at(Clock other) {
        return new InterviewLetterWriter(dossiers, accounts, letters, other);
    }

    void drawn(PeerInterview interview, DrawnPeer seat) {
        toPeer(interview, seat.peer(), "drawn", NOTHING);
    }

    /// Informs all participants by letter that the date is fixed.
    void fixed(PeerInterview interview, Instant day) {
        var place = interview.meeting().place();
        toHelper(interview, "fixed", words -> said(day, words) + "\n" + place);
        for (var seat : interview.live())
            toPeer(interview, seat.peer(), "fixed", words -> said(day, words) + "\n" + place);
    }

    /// Reminds a peer by letter to write a conclusion.
    ///
    /// @param by last day for the conclusion
    void reminded(PeerInterview interview, DrawnPeer seat, LocalDate by) {
        toPeer(interview, seat.peer(), "reminded", words -> words.t("interviews.mail.day", by));
    }

    /// Informs a peer by letter that they did not write a conclusion before the deadline.
    void silent(PeerInterview interview, DrawnPeer seat) {
        toPeer(interview, seat.peer(), "silent", NOTHING);
    }

    /// Informs the interviewed person by letter that one peer did not conclude, and that they must meet another
    /// peer.
    void standIn(PeerInterview interview) {
        toHelper(interview, interview.ofMeeting().isEmpty() ? "silent" : "stand-in", NOTHING);
    }

    void newDates(PeerInterview interview) {
        toHelper(interview, interview.meeting().settling() ? "third" : "dates", NOTHING);
    }

    /// Informs the interviewed person by letter that no peer is available now. The person need not propose other
    /// dates: a peer is drawn as soon as one is available.
    void nobody(PeerInterview interview) {
        toHelper(interview, "nobody", NOTHING);
    }

    void disagreed(PeerInterview interview) {
        toHelper(interview, "third", NOTHING);
    }

    void settled(PeerInterview interview) {
        toHelper(interview, "settled", NOTHING);
    }

    /// Informs a peer by letter that the proposed dates have changed.
    void otherDates(PeerInterview interview, DrawnPeer seat) {
        toPeer(interview, seat.peer(), "dates", NOTHING);
    }

    void cancelled(PeerInterview interview) {
        for (var seat : interview.live()) toPeer(interview, seat.peer(), "cancelled", NOTHING);
    }

    /// Writes a letter to the interviewed person.
    ///
    /// @param what last part of the message key of the letter
    /// @param more further text in the reader's language
    private void toHelper(PeerInterview interview, String what, Function<Messages, String> more) {
        post(interview, interview.helper(), "mine." + what, more, MINE);
    }

    private void toPeer(PeerInterview interview, UUID peer, String what, Function<Messages, String> more) {
        post(interview, peer, "peer." + what, more, PEER + interview.id());
    }

    private void post(PeerInterview interview, UUID reader, String what, Function<Messages, String> more, String path) {
        account(reader)
                .ifPresent(to -> letters.post(
                        to,
                        "interviews.mail." + what,
                        clock.instant().plus(WORTH),
                        to.name(),
                        new LetterWriter.LetterWords(more),
                        new LetterWriter.LetterPageAddress(path),
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
