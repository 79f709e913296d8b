package org.tousaidants.vouchers.payments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.vouchers.ledger.EuroAmountFormat;

/// Writes payments as a credit transfer file of ISO 20022 (pain.001.001.09). The same payments always give the same
/// bytes, so that a bank detects duplicates.
final class BankPaymentFile {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int LONGEST_NAME = 70;
    private static final int LONGEST_ID = 35;
    /// Name used for an account holder whose name contains no plain letter, because the bank file requires a
    /// name.
    private static final String NO_NAME = "Lieu";

    private final XMLStreamWriter xml;

    private BankPaymentFile(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// « Ordre de virement » — one batch of payments.
    ///
    /// @param id id by which the bank identifies the batch
    record PaymentOrder(String id, Instant signedAt, List<AccountPayment> payments) {
        long cents() {
            return payments.stream().mapToLong(AccountPayment::cents).sum();
        }
    }

    /// « Virement » — a payment to one account.
    ///
    /// @param id id by which the payee identifies the payment
    /// @param cents amount in cents
    /// @param words text on the account statement
    record AccountPayment(String id, String holder, String iban, long cents, String words) {}

    /// Returns the content of the bank file for a batch of payments.
    ///
    /// @param holder holder of the debited account
    /// @param iban number of the debited account
    static byte[] of(PlacePaymentBatch batch, String holder, String iban) {
        return of(
                new PaymentOrder(
                        id("PASS-" + batch.monthText() + "-", batch.id().toString()),
                        batch.paidAt().orElseThrow(),
                        batch.lines().stream()
                                .map(line -> new AccountPayment(
                                        id(
                                                "P" + batch.monthText() + "-",
                                                line.place().toString()),
                                        line.holder(),
                                        line.iban(),
                                        line.cents(),
                                        "Pass numerique " + batch.monthText() + ", " + line.vouchers() + " cheques"))
                                .toList()),
                holder,
                iban);
    }

    static byte[] of(PaymentOrder order, String holder, String iban) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new BankPaymentFile(xml).write(order, holder, iban);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private void write(PaymentOrder order, String holder, String iban) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("CstmrCdtTrfInitn");
        xml.writeStartElement("GrpHdr");
        leaf("MsgId", order.id());
        // The format requires seconds; the text of an offset date would omit them at a full minute.
        leaf("CreDtTm", order.signedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        counted(order);
        xml.writeStartElement("InitgPty");
        leaf("Nm", name(holder));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("PmtInf");
        leaf("PmtInfId", order.id());
        leaf("PmtMtd", "TRF");
        counted(order);
        nested("SEPA", "PmtTpInf", "SvcLvl", "Cd");
        nested(ParisTime.day(order.signedAt()).plusDays(1).toString(), "ReqdExctnDt", "Dt");
        nested(name(holder), "Dbtr", "Nm");
        nested(iban, "DbtrAcct", "Id", "IBAN");
        nested("NOTPROVIDED", "DbtrAgt", "FinInstnId", "Othr", "Id");
        leaf("ChrgBr", "SLEV");
        for (var payment : order.payments()) transfer(payment);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void transfer(AccountPayment payment) throws XMLStreamException {
        xml.writeStartElement("CdtTrfTxInf");
        xml.writeStartElement("PmtId");
        leaf("EndToEndId", payment.id());
        xml.writeEndElement();
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(EuroAmountFormat.plain(payment.cents()));
        xml.writeEndElement();
        xml.writeEndElement();
        nested(name(payment.holder()), "Cdtr", "Nm");
        nested(payment.iban(), "CdtrAcct", "Id", "IBAN");
        nested(payment.words(), "RmtInf", "Ustrd");
        xml.writeEndElement();
    }

    private void counted(PaymentOrder order) throws XMLStreamException {
        leaf("NbOfTxs", Integer.toString(order.payments().size()));
        leaf("CtrlSum", EuroAmountFormat.plain(order.cents()));
    }

    private void leaf(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void nested(String text, String... names) throws XMLStreamException {
        for (var name : names) xml.writeStartElement(name);
        xml.writeCharacters(text);
        for (var _ : names) xml.writeEndElement();
    }

    static String id(String start, String uuid) {
        var text = start + uuid.replace("-", "");
        return text.substring(0, Math.min(LONGEST_ID, text.length()));
    }

    /// Returns the name in plain letters (without accents and other signs), because banks accept no other
    /// characters.
    private static String name(String written) {
        var plain = Normalizer.normalize(written.replace("œ", "oe").replace("Œ", "OE"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .replaceAll("[^A-Za-z0-9/?:().,'+ -]", " ")
                .replaceAll(" +", " ")
                .strip();
        return plain.isEmpty() ? NO_NAME : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }
}
