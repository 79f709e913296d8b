package org.tousaidants.path.diagnostic;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.path.diagnostic.Questionnaire.Mode;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.tenancy.PerTenant;

/// « Les diagnostics » — the door: what a person chose, and what she wanted to find again.
@Service
class Diagnostics {
    static final char CODE = 'D';

    private static final int CODE_GROUPS = 4;

    private final DiagnosticStore store;
    private final PerTenant<Questionnaire> questionnaires;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Diagnostics(DiagnosticStore store, PerTenant<Questionnaire> questionnaires, Clock clock) {
        this.store = store;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    /// The choice is hers. The id is the form's: sent twice, it counts once.
    ///
    /// @param keep whether she wants to find her answers again, and under which code if she has one
    /// @return the code, when something is kept
    @Transactional
    Optional<PaperCode> choose(DiagnosticForm form) {
        var proposed = questionnaires.here().propose(form.answers()).mode();
        var week = Paris.week(clock.instant());
        store.choose(form.id(), week, proposed, form.chosen());
        if (!form.keep()) return Optional.empty();
        var code = form.code()
                .filter(one -> !kept(one).isEmpty())
                .orElseGet(() -> PaperCode.draw(CODE, CODE_GROUPS, random));
        store.keep(
                form.id(),
                code,
                new DiagnosticStore.Kept(clock.instant(), form.chosen(), form.answers(), form.words()));
        return Optional.of(code);
    }

    @Transactional(readOnly = true)
    List<DiagnosticStore.Kept> kept(PaperCode code) {
        return code.kind() == CODE ? store.kept(code) : List.of();
    }

    @Transactional
    void forget(PaperCode code) {
        store.forget(code);
    }

    /// What she chose last, and what she said each time.
    record Progress(PaperCode code, List<DiagnosticStore.Kept> times) {
        /// An answer of each time, oldest first.
        List<Optional<Questionnaire.Answer>> answers(Questionnaire.Question question) {
            return times.stream()
                    .map(one -> question.answer(one.answers().getOrDefault(question.id(), "")))
                    .toList();
        }

        Mode last() {
            return times.getLast().chosen();
        }
    }
}
