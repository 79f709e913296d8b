package org.tousaidants.label.badges;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.springframework.web.util.HtmlUtils;
import org.tousaidants.core.text.BundledFile;

/// « Insigne » — embeds the signed file of a badge in its picture, as Open Badges 3.0 defines baking (an
/// element of the SVG, a chunk of the PNG), and extracts it.
final class BadgePicture {
    private static final String KEYWORD = "openbadgecredential";

    /// Length in bytes of the PNG signature and the first chunk.
    private static final int HEAD_BYTES = 8 + 25;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
    private static final XMLInputFactory XML = readers();

    private BadgePicture() {}

    /// Returns the picture as SVG text.
    ///
    /// @param document signed file to embed
    /// @param title text for screen readers and tooltips
    static String svg(String document, String title) {
        var escaped = HtmlUtils.htmlEscape(xml(title), "UTF-8");
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" \
                viewBox="0 0 512 512" role="img" aria-labelledby="titre">
                <openbadges:credential><![CDATA[%s]]></openbadges:credential>
                <title id="titre">%s</title>
                <circle cx="256" cy="256" r="246" fill="#fffdf8" stroke="#0a5a70" stroke-width="16"/>
                <g fill="none" stroke-width="44" stroke-linecap="round">
                <path stroke="#0a5a70" d="M222 212 158 364M192 285H256"/>
                <path stroke="#a83a1b" d="M290 212 354 364M320 285H266"/>
                </g>
                <circle cx="214" cy="140" r="33" fill="#0a5a70"/><circle cx="298" cy="140" r="33" fill="#a83a1b"/>
                <path fill="none" stroke="#1d6638" stroke-width="26" stroke-linecap="round" stroke-linejoin="round" \
                d="M216 420 246 448 304 392"/>
                </svg>
                """.formatted(xml(document), escaped);
    }

    static byte[] png(String document) {
        return baked(BundledFile.bytes(BadgePicture.class, "/pictures/insigne.png"), document);
    }

    /// Returns whether the file starts like an SVG or PNG picture.
    static boolean looksLike(byte[] file) {
        return isPng(file) || isSvg(file);
    }

    /// Returns the signed file in an uploaded picture; empty if the picture contains no file or is damaged. The
    /// result is also empty if there are several files, because two programs could choose different ones.
    static Optional<String> unbaked(byte[] picture) {
        var found = isPng(picture) ? ofPng(picture) : ofSvg(picture);
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean isPng(byte[] file) {
        return file.length > PNG.length && Arrays.equals(PNG, 0, PNG.length, file, 0, PNG.length);
    }

    private static boolean isSvg(byte[] file) {
        return new String(file, 0, Math.min(file.length, 100), StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .stripLeading()
                .startsWith("<");
    }

    private static List<String> ofPng(byte[] png) {
        var found = new ArrayList<String>();
        var bytes = ByteBuffer.wrap(png).position(PNG.length);
        // The chunks of the PNG are read. Each chunk consists of its length, its name, its data and a
        // checksum.
        while (bytes.remaining() >= 12) {
            var length = bytes.getInt();
            if (length < 0 || length > bytes.remaining() - 8) return List.of();
            var named = new byte[4];
            bytes.get(named);
            var name = new String(named, StandardCharsets.ISO_8859_1);
            var data = new byte[length];
            bytes.get(data);
            var check = new CRC32();
            check.update(named);
            check.update(data);
            if (bytes.getInt() != (int) check.getValue()) return List.of();
            if (name.equals("iTXt")) {
                var text = ByteBuffer.wrap(data);
                // An unreadable chunk with the keyword of badges is refused, because another program
                // may be able to read it.
                if (field(text).equals(Optional.of(KEYWORD)))
                    found.add(text(text).orElse(""));
            }
            if (name.equals("IEND")) return found;
        }
        return List.of();
    }

    /// Returns the text of an iTXt chunk of a PNG; empty if it is invalid. The keyword is followed by the
    /// compression flag and method, the language and the translated keyword.
    ///
    /// @param rest bytes after the keyword
    private static Optional<String> text(ByteBuffer rest) {
        if (rest.remaining() < 2) return Optional.empty();
        var compressed = rest.get();
        var method = rest.get();
        var language = field(rest);
        var translated = field(rest);
        if (language.isEmpty() || translated.isEmpty()) return Optional.empty();
        var text = new byte[rest.remaining()];
        rest.get(text);
        if (compressed == 0) return Optional.of(new String(text, StandardCharsets.UTF_8));
        return compressed == 1 && method == 0 ? inflated(text) : Optional.empty();
    }

    /// Returns the text up to the next zero byte, and advances past this byte; empty if there is no zero byte.
    private static Optional<String> field(ByteBuffer bytes) {
        for (var at = bytes.position(); at < bytes.limit(); at++)
            if (bytes.get(at) == 0) {
                var field = new byte[at - bytes.position()];
                bytes.get(field).get();
                return Optional.of(new String(field, StandardCharsets.ISO_8859_1));
            }
        return Optional.empty();
    }

    /// Returns the decompressed form of a text; empty if the compressed text is incomplete or the result is
    /// longer than the limit.
    private static Optional<String> inflated(byte[] text) {
        var inflater = new Inflater();
        try {
            inflater.setInput(text);
            var out = new byte[BadgeVerification.LONGEST * 4 + 1];
            var length = 0;
            while (!inflater.finished() && length < out.length) {
                var read = inflater.inflate(out, length, out.length - length);
                if (read == 0) return Optional.empty();
                length += read;
            }
            return inflater.finished()
                    ? Optional.of(new String(out, 0, length, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (DataFormatException broken) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static List<String> ofSvg(byte[] svg) {
        var found = new ArrayList<String>();
        try {
            var reader = XML.createXMLStreamReader(new ByteArrayInputStream(svg));
            while (reader.hasNext())
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("credential")
                        && NAMESPACE.equals(reader.getNamespaceURI())) found.add(reader.getElementText());
        } catch (XMLStreamException broken) {
            return List.of();
        }
        return found;
    }

    /// Returns a factory of XML readers that ignore DTDs and external entities. An uploaded SVG is untrusted and
    /// could otherwise read files or exhaust the memory (XXE, entity expansion).
    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLReporter((message, kind, about, at) -> {});
        return factory;
    }

    /// Returns the PNG picture after an uncompressed iTXt chunk with the signed file was inserted behind its
    /// first chunk.
    ///
    /// @param document the signed file
    private static byte[] baked(byte[] png, String document) {
        var text = document.getBytes(StandardCharsets.UTF_8);
        var keyword = KEYWORD.getBytes(StandardCharsets.ISO_8859_1);
        // The five zero bytes are the end of the keyword, no compression (two bytes), no language, and no
        // translated keyword.
        var data = ByteBuffer.allocate(4 + keyword.length + 5 + text.length)
                .put("iTXt".getBytes(StandardCharsets.US_ASCII))
                .put(keyword)
                .put(new byte[5])
                .put(text)
                .array();
        var check = new CRC32();
        check.update(data);
        return ByteBuffer.allocate(png.length + data.length + 8)
                .put(png, 0, HEAD_BYTES)
                .putInt(data.length - 4)
                .put(data)
                .putInt((int) check.getValue())
                .put(png, HEAD_BYTES, png.length - HEAD_BYTES)
                .array();
    }

    /// Returns a JSON text for an XML document: the characters that XML does not allow, and the end of a CDATA
    /// section, are replaced by JSON escapes.
    private static String xml(String json) {
        var text = new StringBuilder(json.length());
        json.replace("]]>", "]]\\u003e").codePoints().forEach(point -> {
            var allowed = point >= 0x20 && point < 0xd800 || point > 0xdfff && point != 0xfffe && point != 0xffff;
            if (allowed || point == '\n' || point == '\t') text.appendCodePoint(point);
            else text.append(String.format("\\u%04x", point));
        });
        return text.toString();
    }
}
