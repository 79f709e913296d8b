package org.tousaidants.observatory.procedures;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Paroles des personnes » — service by which a helper writes what a person said at a step, the coordination reads
/// it before anybody, and the person withdraws it with a code.
@Service
public class PeopleWords {
    static final char CODE = 'P';

    /// Number of groups of a code: 55 random bits, because it only deletes.
    static final int GROUPS = 4;

    private static final int LISTED = 100;
    private static final int SHOWN = 20;

    /// The sentence that a helper writes with the person.
    ///
    /// @param id from the form, so that a repeated request writes once
    record WordsWritten(
            UUID id,
            String procedure,
            ReportedObstacle.ProcedureStep step,
            ReportedObstacle.CaseEnding ended,
            String words) {}

    /// The words to read, and those that are public.
    record WordsDesk(List<PersonWords> waiting, List<PersonWords> shown) {}

    private final PersonWordsStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PeopleWords(PersonWordsStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /// Returns the code with which the person withdraws their words; empty if the same form was sent before.
    @Transactional
    Optional<PaperCode> write(WordsWritten written) {
        var code = PaperCode.draw(CODE, GROUPS, random);
        var said = new PersonWords(
                written.id(),
                written.procedure(),
                written.step(),
                written.ended(),
                ParisTime.today(clock).withDayOfMonth(1),
                written.words(),
                PersonWords.Screen.WAITING);
        return store.add(said, code) ? Optional.of(code) : Optional.empty();
    }

    /// Words already read by the coordination, for the demonstration.
    @Transactional
    public void show(UUID id, String procedure, boolean gaveUp, String step, String words) {
        var written = new WordsWritten(
                id,
                procedure,
                ReportedObstacle.ProcedureStep.valueOf(step),
                gaveUp ? ReportedObstacle.CaseEnding.GIVEN_UP : ReportedObstacle.CaseEnding.WAITING,
                words);
        if (write(written).isPresent()) store.screen(id, true);
    }

    @Transactional(readOnly = true)
    List<PersonWords> shown(String procedure) {
        return store.shown(procedure, SHOWN);
    }

    /// Words that nobody has read may name a person: their reading is logged.
    @Transactional
    WordsDesk desk(SignedInPerson reader) {
        var waiting = store.of(PersonWords.Screen.WAITING, LISTED);
        if (!waiting.isEmpty())
            events.publishEvent(new PersonWordsReviewed(Optional.of(reader.id()), "read", waiting.size()));
        return new WordsDesk(waiting, store.of(PersonWords.Screen.SHOWN, LISTED));
    }

    @Transactional(readOnly = true)
    int waiting() {
        return store.waiting();
    }

    /// Shows words, or hides and deletes them; false if they are hidden or withdrawn already.
    @Transactional
    boolean screen(SignedInPerson by, UUID id, boolean shown) {
        var screened = store.screen(id, shown);
        if (screened) events.publishEvent(new PersonWordsReviewed(Optional.of(by.id()), shown ? "shown" : "hidden", 1));
        return screened;
    }

    @Transactional(readOnly = true)
    Optional<PersonWords> of(PaperCode code) {
        return store.of(code);
    }

    /// Deletes the words of the holder of a code.
    @Transactional
    boolean withdraw(PaperCode code) {
        var withdrawn = store.of(code).filter(said -> store.remove(said.id())).isPresent();
        if (withdrawn) events.publishEvent(new PersonWordsReviewed(Optional.empty(), "withdrawn", 1));
        return withdrawn;
    }
}
