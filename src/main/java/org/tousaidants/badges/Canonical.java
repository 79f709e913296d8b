package org.tousaidants.badges;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTimeTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The one text of what a document says, however its JSON is written: RDFC-1.0 N-Quads. A word that no context knows
/// is refused, since it would not be signed.
final class Canonical {
    /// A document made so that it takes for ever costs this much.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonLdOptions OPTIONS = options();

    /// The document is not one that can be signed or checked.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(Throwable cause) {
            super(cause);
        }
    }

    private Canonical() {}

    static String of(Map<String, ?> document) throws Unreadable {
        try {
            var canon = RdfCanon.create("SHA-256", new RdfCanonTimeTicker(PATIENCE.toMillis()));
            JsonLd.toRdf(JsonDocument.of(new StringReader(JSON.writeValueAsString(document))))
                    .options(new JsonLdOptions(OPTIONS))
                    .provide(canon);
            var text = new StringWriter();
            canon.provide(new NQuadsWriter(text));
            return text.toString();
        } catch (JsonLdError | RdfConsumerException | IllegalStateException | IllegalArgumentException e) {
            throw new Unreadable(e);
        }
    }

    private static JsonLdOptions options() {
        var options = new JsonLdOptions(new Contexts());
        options.setUndefinedTermsPolicy(ProcessingPolicy.Fail);
        options.setTimeout(PATIENCE);
        return options;
    }
}
