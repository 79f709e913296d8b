package org.tousaidants.label.badges;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Stands on the class path before the product's class of this name: beside the two contexts of the product, knows
/// those that the suites of the W3C use, read from the npm packages of the suite.
final class JsonLdContexts implements DocumentLoader {
    static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    static final List<String> OF_BADGES = List.of(CREDENTIALS, OPEN_BADGES);
    private static final Path PACKAGES = Path.of(System.getProperty("suite"), "node_modules", "@digitalbazaar");

    @Override
    public Document loadDocument(URI address, DocumentLoaderOptions options) throws JsonLdError {
        try (var read = switch (address.toString()) {
            case CREDENTIALS -> JsonLdContexts.class.getResourceAsStream("/badges/credentials-v2.jsonld");
            case OPEN_BADGES -> JsonLdContexts.class.getResourceAsStream("/badges/open-badges-3.0.3.jsonld");
            case "https://w3id.org/security/data-integrity/v2" -> Files.newInputStream(
                    PACKAGES.resolve("data-integrity-context/contexts/data-integrity-v2.jsonld"));
            case "https://www.w3.org/ns/credentials/examples/v2" -> new java.io.ByteArrayInputStream(
                    "{\"@context\": {\"@vocab\": \"https://www.w3.org/ns/credentials/examples#\"}}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            default -> throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not bundled: " + address);
        }) {
            return JsonDocument.of(read);
        } catch (IOException e) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, e);
        }
    }
}
