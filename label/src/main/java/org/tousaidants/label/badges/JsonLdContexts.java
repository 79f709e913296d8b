package org.tousaidants.label.badges;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.tousaidants.core.text.BundledFile;

/// Loads the JSON-LD contexts of the product's documents from the class path. A request to another server would
/// reveal which badge is verified, and its answer could change the meaning of a signature.
final class JsonLdContexts implements DocumentLoader {
    static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    /// Addresses of the contexts of a badge, in the order that Open Badges requires.
    static final List<String> OF_BADGES = List.of(CREDENTIALS, OPEN_BADGES);

    private final Map<String, Document> bundled = Map.of(
            CREDENTIALS, read("credentials-v2.jsonld"),
            OPEN_BADGES, read("open-badges-3.0.3.jsonld"));

    @Override
    public Document loadDocument(URI address, DocumentLoaderOptions options) throws JsonLdError {
        var document = bundled.get(address.toString());
        if (document == null)
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not bundled: " + address);
        return document;
    }

    private static Document read(String name) {
        try {
            return JsonDocument.of(
                    new ByteArrayInputStream(BundledFile.bytes(JsonLdContexts.class, "/badges/" + name)));
        } catch (JsonLdError e) {
            throw new IllegalStateException(name, e);
        }
    }
}
