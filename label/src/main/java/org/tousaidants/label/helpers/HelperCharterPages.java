package org.tousaidants.label.helpers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.label.observations.CharterCommitmentAnswer;
import org.tousaidants.label.observations.CharterCommitmentLevel;
import org.tousaidants.label.observations.CharterSignatureResult;
import org.tousaidants.label.observations.CommitmentSignature;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.View;
import org.tousaidants.rules.protocol.LabelCharter.CharterChapter;
import org.tousaidants.rules.protocol.LabelCharter.CharterCommitment;

/// « Signer la charte » — pages on which a helper signs the charter, chapter by chapter. Each commitment is answered
/// separately, in the exact text shown.
@Controller
@AllowedRoles({Role.COORDINATOR, Role.HELPER, Role.NEWCOMER})
class HelperCharterPages {
    enum CommitmentAnswerState {
        TAKEN,
        NOT_TAKEN,
        /// The person answered, but the text of the commitment has been changed since their answer.
        CHANGED,
        NOT_YET
    }

    record CommitmentRow(
            CharterCommitment commitment, CommitmentAnswerState answered, Optional<CommitmentSignature> signature) {}

    /// A chapter with the commitments that this profile signs.
    record CharterPart(CharterChapter chapter, List<CommitmentRow> lines) {
        long left() {
            return lines.stream()
                    .filter(line -> line.answered() == CommitmentAnswerState.NOT_YET
                            || line.answered() == CommitmentAnswerState.CHANGED)
                    .count();
        }

        long taken() {
            return lines.stream()
                    .filter(line -> line.answered() == CommitmentAnswerState.TAKEN)
                    .count();
        }

        long at(CharterCommitmentLevel level) {
            return lines.stream()
                    .filter(line -> line.answered() == CommitmentAnswerState.TAKEN)
                    .filter(line ->
                            line.signature().flatMap(CommitmentSignature::level).equals(Optional.of(level)))
                    .count();
        }
    }

    record CharterOverviewView(Helpers.HelperFileContent file, List<CharterPart> parts) {
        int commitments() {
            return parts.stream().mapToInt(part -> part.lines().size()).sum();
        }

        long taken() {
            return parts.stream().mapToLong(CharterPart::taken).sum();
        }

        long at(CharterCommitmentLevel level) {
            return parts.stream().mapToLong(part -> part.at(level)).sum();
        }

        /// Returns the first chapter with unanswered commitments; empty if all are answered.
        Optional<CharterPart> next() {
            return parts.stream().filter(part -> part.left() > 0).findFirst();
        }
    }

    record CharterPartView(
            Helpers.HelperFileContent file, CharterPart part, int step, int of, Form form, boolean changed) {}

    private final Helpers helpers;

    HelperCharterPages(Helpers helpers) {
        this.helpers = helpers;
    }

    @GetMapping("/mon-dossier/charte")
    View overview(SignedInPerson self) {
        return helpers.read(self) instanceof Helpers.HelperFileResult.HelperFileFound(var file)
                ? View.of("label/helpers/charter", new CharterOverviewView(file, parts(file)))
                : View.redirect("/mon-dossier");
    }

    @GetMapping("/mon-dossier/charte/{chapter}")
    View read(SignedInPerson self, @PathVariable String chapter) {
        if (!(helpers.read(self) instanceof Helpers.HelperFileResult.HelperFileFound(var file)))
            return View.redirect("/mon-dossier");
        return View.of("label/helpers/sign", signing(file, chapter, Form.filled(given(file)), false));
    }

    @PostMapping("/mon-dossier/charte/{chapter}")
    View sign(SignedInPerson self, @PathVariable String chapter, Form form) {
        if (!(helpers.read(self) instanceof Helpers.HelperFileResult.HelperFileFound(var file)))
            return View.redirect("/mon-dossier");
        var shown = signing(file, chapter, form, false);
        var commitments =
                shown.part().lines().stream().map(CommitmentRow::commitment).toList();
        var answers = CharterCommitmentAnswer.typed(form, commitments, true, "helpers.sign.missing");
        if (form.hasErrors()) return View.of("label/helpers/sign", shown).status(422);
        return switch (helpers.sign(self, answers)) {
            case CharterSignatureResult.CharterSigned() -> View.redirect("/mon-dossier/charte" + after(self, chapter));
            case CharterSignatureResult.CharterNotFound() -> View.redirect("/mon-dossier");
            case CharterSignatureResult.CharterTextChanged() ->
                View.of("label/helpers/sign", signing(file, chapter, Form.filled(given(file)), true))
                        .status(409);
        };
    }

    /// Returns the next chapter with unanswered commitments, searched from this chapter on and then from the
    /// first; empty if all are answered.
    private String after(SignedInPerson self, String chapter) {
        if (!(helpers.read(self) instanceof Helpers.HelperFileResult.HelperFileFound(var file))) return "";
        var parts = parts(file);
        var here = 0;
        for (var i = 0; i < parts.size(); i++) if (parts.get(i).chapter().id().equals(chapter)) here = i;
        return Stream.concat(parts.subList(here, parts.size()).stream(), parts.stream())
                .filter(part -> part.left() > 0)
                .findFirst()
                .map(part -> "/" + part.chapter().id())
                .orElse("");
    }

    private static CharterPartView signing(Helpers.HelperFileContent file, String chapter, Form form, boolean changed) {
        var parts = parts(file);
        for (var i = 0; i < parts.size(); i++)
            if (parts.get(i).chapter().id().equals(chapter))
                return new CharterPartView(file, parts.get(i), i + 1, parts.size(), form, changed);
        throw new NotFoundException();
    }

    /// Returns the answers with which the form is filled. Only answers to the current text of a commitment are
    /// used; a commitment whose text has changed must be answered again.
    private static Map<String, List<String>> given(Helpers.HelperFileContent file) {
        var given = new LinkedHashMap<String, List<String>>();
        for (var commitment :
                file.rules().protocol().charter().of(file.profile().id())) {
            var signature = file.signatures().get(commitment.id());
            if (signature == null) continue;
            given.put("mot-" + commitment.id(), List.of(signature.word()));
            if (signature.hash().equals(commitment.hash()))
                given.put("reponse-" + commitment.id(), List.of(CharterCommitmentAnswer.value(signature)));
        }
        return given;
    }

    private static List<CharterPart> parts(Helpers.HelperFileContent file) {
        var charter = file.rules().protocol().charter();
        var parts = new ArrayList<CharterPart>();
        for (var chapter : charter.chapters()) {
            var lines = charter.of(file.profile().id()).stream()
                    .filter(commitment -> commitment.chapter().equals(chapter.id()))
                    .map(commitment -> line(
                            commitment, Optional.ofNullable(file.signatures().get(commitment.id()))))
                    .toList();
            if (!lines.isEmpty()) parts.add(new CharterPart(chapter, lines));
        }
        return parts;
    }

    private static CommitmentRow line(CharterCommitment commitment, Optional<CommitmentSignature> signature) {
        var answered = signature
                .map(one -> !one.hash().equals(commitment.hash())
                        ? CommitmentAnswerState.CHANGED
                        : one.taken() ? CommitmentAnswerState.TAKEN : CommitmentAnswerState.NOT_TAKEN)
                .orElse(CommitmentAnswerState.NOT_YET);
        return new CommitmentRow(commitment, answered, signature);
    }
}
