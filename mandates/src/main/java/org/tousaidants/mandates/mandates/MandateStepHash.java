package org.tousaidants.mandates.mandates;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.tenancy.CurrentTenantScope;

/// Computes the seal of a step: SHA-256 of the previous seal and all data of the step; for the first step, of the
/// data of the mandate. The journal of the network stores each seal too, so that a chain computed again after a
/// change is detected.
final class MandateStepHash {
    private MandateStepHash() {}

    static byte[] of(Mandate mandate) {
        var terms = terms(mandate);
        if (mandate.origin().equals(Mandate.MandateOrigin.NEW)) return terms;
        return hash(
                terms,
                mandate.origin().structure(),
                mandate.origin().renews().map(UUID::toString).orElse(""));
    }

    private static byte[] terms(Mandate mandate) {
        return hash(
                new byte[0],
                CurrentTenantScope.here(),
                mandate.id().toString(),
                mandate.helper().toString(),
                mandate.witness().toString(),
                mandate.person(),
                String.join(",", mandate.terms().procedures()),
                Integer.toString(mandate.days()),
                mandate.consent().name());
    }

    static byte[] of(
            byte[] before,
            Instant at,
            Mandate.MandateAct act,
            Optional<UUID> by,
            String procedure,
            String words,
            Optional<Long> announced) {
        return hash(
                before,
                at.toString(),
                act.name(),
                by.map(UUID::toString).orElse(""),
                procedure,
                words,
                announced.map(n -> Long.toString(n)).orElse(""));
    }

    static boolean isIntact(Mandate mandate) {
        var before = of(mandate);
        for (var step : mandate.steps()) {
            before = of(before, step.at(), step.act(), step.by(), step.procedure(), step.words(), step.announced());
            if (!Arrays.equals(before, step.seal())) return false;
        }
        return true;
    }

    private static byte[] hash(byte[] before, String... said) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(bytes)) {
                out.writeInt(before.length);
                out.write(before);
                for (var one : said) {
                    var text = one.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
            return Sha256.of(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
