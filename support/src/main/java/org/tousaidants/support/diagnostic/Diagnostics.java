package org.tousaidants.support.diagnostic;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.tenancy.TenantValues;
import org.tousaidants.support.diagnostic.Questionnaire.HelpMode;

/// « Les diagnostics » — service: choices, and saved answers.
@Service
class Diagnostics {
    static final char CODE = 'D';

    private static final int CODE_GROUPS = 4;

    private final DiagnosticStore store;
    private final TenantValues<Questionnaire> questionnaires;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Diagnostics(DiagnosticStore store, TenantValues<Questionnaire> questionnaires, Clock clock) {
        this.store = store;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    /// Records the choice. The id is the form's: sent twice, it counts once.
    ///
    /// @param keep whether the person wants to save the answers, and an existing code, if any
    /// @return the code, when the answers are saved
    @Transactional
    Optional<PaperCode> choose(DiagnosticForm form) {
        var proposed = questionnaires.here().propose(form.answers()).map(Questionnaire.HelpProposal::mode);
        var week = ParisTime.week(clock.instant());
        store.choose(form.id(), week, proposed, form.chosen());
        if (!form.keep()) return Optional.empty();
        var code = form.code()
                .filter(one -> !kept(one).isEmpty())
                .orElseGet(() -> PaperCode.draw(CODE, CODE_GROUPS, random));
        store.keep(
                form.id(),
                code,
                new DiagnosticStore.StoredDiagnostic(clock.instant(), form.chosen(), form.answers(), form.words()));
        return Optional.of(code);
    }

    @Transactional(readOnly = true)
    List<DiagnosticStore.StoredDiagnostic> kept(PaperCode code) {
        return code.kind() == CODE ? store.kept(code) : List.of();
    }

    /// The last choice saved under a code.
    @Transactional(readOnly = true)
    Optional<HelpMode> last(PaperCode code) {
        return kept(code).stream().reduce((_, last) -> last).map(DiagnosticStore.StoredDiagnostic::chosen);
    }

    @Transactional
    void forget(PaperCode code) {
        store.forget(code);
    }

    /// The last choice, and all saved diagnostics.
    record Progress(PaperCode code, List<DiagnosticStore.StoredDiagnostic> times) {
        /// The answers to a question, oldest first.
        List<Optional<Questionnaire.AnswerOption>> answers(Questionnaire.Question question) {
            return times.stream()
                    .map(one -> question.answer(one.answers().getOrDefault(question.id(), "")))
                    .toList();
        }

        HelpMode last() {
            return times.getLast().chosen();
        }
    }
}
