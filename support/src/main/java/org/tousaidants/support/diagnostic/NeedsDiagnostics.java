package org.tousaidants.support.diagnostic;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.tenancy.ValuePerTenant;
import org.tousaidants.support.diagnostic.DiagnosticQuestionnaire.ProposedHelpMode;

/// « Les diagnostics » — stores the choices of people, and the answers that they want to save.
@Service
class NeedsDiagnostics {
    static final char CODE = 'D';

    private static final int CODE_GROUPS = 4;

    private final NeedsDiagnosticStore store;
    private final ValuePerTenant<DiagnosticQuestionnaire> questionnaires;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    NeedsDiagnostics(NeedsDiagnosticStore store, ValuePerTenant<DiagnosticQuestionnaire> questionnaires, Clock clock) {
        this.store = store;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    /// Stores the mode of help that a person chose. The id is that of the form, so that a form submitted twice
    /// is counted once.
    ///
    /// @param form the choice, whether the person wants to save the answers, and an existing code, if any
    /// @return the code under which the answers are saved, if the person wants to save them
    @Transactional
    Optional<PaperCode> choose(NeedsDiagnosticForm form) {
        var proposed = questionnaires.here().propose(form.answers()).map(DiagnosticQuestionnaire.HelpProposal::mode);
        var week = ParisTime.week(clock.instant());
        store.choose(form.id(), week, proposed, form.chosen());
        if (!form.keep()) return Optional.empty();
        var code = form.code()
                .filter(one -> !kept(one).isEmpty())
                .orElseGet(() -> PaperCode.draw(CODE, CODE_GROUPS, random));
        store.keep(
                form.id(),
                code,
                new NeedsDiagnosticStore.StoredDiagnostic(
                        clock.instant(), form.chosen(), form.answers(), form.words()));
        return Optional.of(code);
    }

    @Transactional(readOnly = true)
    List<NeedsDiagnosticStore.StoredDiagnostic> kept(PaperCode code) {
        return code.kind() == CODE ? store.kept(code) : List.of();
    }

    /// Returns the last choice saved under a code; empty if there is none.
    @Transactional(readOnly = true)
    Optional<ProposedHelpMode> last(PaperCode code) {
        return kept(code).stream().reduce((_, last) -> last).map(NeedsDiagnosticStore.StoredDiagnostic::chosen);
    }

    @Transactional
    void forget(PaperCode code) {
        store.forget(code);
    }

    /// The diagnostics saved under a code.
    ///
    /// @param times saved diagnostics, oldest first
    record DiagnosticProgress(PaperCode code, List<NeedsDiagnosticStore.StoredDiagnostic> times) {
        /// Returns the answers to a question in all saved diagnostics, oldest first.
        List<Optional<DiagnosticQuestionnaire.DiagnosticAnswerOption>> answers(
                DiagnosticQuestionnaire.DiagnosticQuestion question) {
            return times.stream()
                    .map(one -> question.answer(one.answers().getOrDefault(question.id(), "")))
                    .toList();
        }

        ProposedHelpMode last() {
            return times.getLast().chosen();
        }
    }
}
