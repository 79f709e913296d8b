package org.tousaidants.label.badges;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Computes the canonical form (RDFC-1.0 N-Quads) of a JSON-LD document. A document with a term that is missing from
/// the contexts is refused, because the term would not be signed.
final class RdfCanonicalization {
    /// Time limit for the canonicalisation. It is long, because the first one after the start of a busy machine
    /// is slow.
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// Maximum number of steps, against malicious documents; unlike a time limit, it is the same on each
    /// machine. A badge needs a few hundred steps.
    private static final int STEPS = 100_000;

    /// Pattern of an absolute IRI. The JSON-LD library skips a name without a scheme, so such a name would not
    /// be signed.
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+|_:.+");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonLdOptions OPTIONS = options();

    /// Thrown if the document cannot be signed or verified.
    static final class UnreadableRdfException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableRdfException(Throwable cause) {
            super(cause);
        }
    }

    private RdfCanonicalization() {}

    static String of(Map<String, ?> document) throws UnreadableRdfException {
        try {
            var canon = RdfCanon.create("SHA-256", steps());
            var expanded = JsonLd.expand(JsonDocument.of(new StringReader(JSON.writeValueAsString(document))))
                    .options(new JsonLdOptions(OPTIONS))
                    .get();
            if (!named(expanded)) throw new IllegalArgumentException("a type or a name that is no address");
            JsonLd.toRdf(JsonDocument.of(expanded))
                    .options(new JsonLdOptions(OPTIONS))
                    .provide(canon);
            var text = new StringWriter();
            canon.provide(new NQuadsWriter(text));
            return text.toString();
        } catch (JsonLdError | RdfConsumerException | IllegalStateException | IllegalArgumentException e) {
            throw new UnreadableRdfException(e);
        }
    }

    private static RdfCanonTicker steps() {
        var taken = new AtomicInteger();
        return () -> {
            if (taken.incrementAndGet() > STEPS) throw new IllegalStateException("too many steps");
        };
    }

    /// Returns whether a value of the document has a known type and an absolute name. A value without them would
    /// be omitted from the signature without an error.
    private static boolean named(JsonValue value) {
        return switch (value) {
            case JsonArray array -> array.stream().allMatch(RdfCanonicalization::named);
            case JsonObject object ->
                object.entrySet().stream()
                        .allMatch(field ->
                                field.getKey().equals("@id") || field.getKey().equals("@type")
                                        ? addresses(field.getValue())
                                        : named(field.getValue()));
            default -> true;
        };
    }

    private static boolean addresses(JsonValue value) {
        return switch (value) {
            case JsonArray array -> array.stream().allMatch(RdfCanonicalization::addresses);
            case JsonString text -> ADDRESS.matcher(text.getString()).matches();
            default -> false;
        };
    }

    private static JsonLdOptions options() {
        var options = new JsonLdOptions(new JsonLdContexts());
        options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
        options.setTimeout(PATIENCE);
        return options;
    }
}
