package se.usve.command.archive;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The XML of a package: METS of the package and of its representation by the E-ARK Common Specification for Information
 * Packages 2.2, PREMIS 3 of how it was made, and Dublin Core of what it is. Ids are made of paths, so that the same content
 * gives the same XML.
 */
final class PackageXml {

    /** The representation's folder. */
    static final String REP = "representations/rep1";

    private static final String METS = "http://www.loc.gov/METS/";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";
    private static final String PREMIS = "http://www.loc.gov/premis/v3";
    private static final String PROFILE = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml";
    private static final String SOFTWARE = "USVE miniminivåer, ./usve archive";

    private final Path root;
    private final Description about;

    /**
     * What is said of a package.
     *
     * @param id       its name
     * @param title    what it is called
     * @param round    id of the round
     * @param revision number of the revision that was published; 0 if none was
     * @param created  when it is made
     * @param version  version of the software
     */
    record Description(String id, String title, String round, long revision, Instant created, String version) {
    }

    PackageXml(Path root, Description about) {
        this.root = root;
        this.about = about;
    }

    /** Writes all of it, of the files that are there. */
    void write() throws IOException {
        write(root.resolve("metadata/descriptive/dc.xml"), this::dublinCore);
        write(root.resolve("metadata/preservation/premis.xml"), this::premis);
        write(root.resolve(REP + "/METS.xml"), xml -> mets(xml, REP + "/", "rep1"));
        write(root.resolve("METS.xml"), xml -> mets(xml, "", about.id()));
    }

    private void mets(XMLStreamWriter xml, String base, String label) throws XMLStreamException, IOException {
        xml.setDefaultNamespace(METS);
        xml.writeStartElement(METS, "mets");
        xml.writeDefaultNamespace(METS);
        xml.writeNamespace("xlink", XLINK);
        xml.writeNamespace("csip", CSIP);
        attributes(xml, "OBJID", label, "LABEL", about.title(), "TYPE", "Datasets", "PROFILE", PROFILE);
        xml.writeAttribute("csip", CSIP, "CONTENTINFORMATIONTYPE", "OTHER");
        xml.writeAttribute("csip", CSIP, "OTHERCONTENTINFORMATIONTYPE", "USVE-round-1");
        xml.writeStartElement(METS, "metsHdr");
        attributes(xml, "CREATEDATE", about.created().toString());
        xml.writeAttribute("csip", CSIP, "OAISPACKAGETYPE", "SIP");
        xml.writeStartElement(METS, "agent");
        attributes(xml, "ROLE", "CREATOR", "TYPE", "OTHER", "OTHERTYPE", "SOFTWARE");
        text(xml, "name", SOFTWARE);
        xml.writeStartElement(METS, "note");
        xml.writeAttribute("csip", CSIP, "NOTETYPE", "SOFTWARE VERSION");
        xml.writeCharacters(about.version());
        end(xml, 3);
        if (base.isEmpty()) {
            wholePackage(xml);
        } else {
            representation(xml, base);
        }
        xml.writeEndElement();
    }

    private void wholePackage(XMLStreamWriter xml) throws XMLStreamException, IOException {
        xml.writeStartElement(METS, "dmdSec");
        attributes(xml, "ID", id("dmd"), "CREATED", about.created().toString(), "STATUS", "CURRENT");
        mdRef(xml, "metadata/descriptive/dc.xml", "DC");
        xml.writeEndElement();
        xml.writeStartElement(METS, "amdSec");
        attributes(xml, "ID", id("amd"));
        xml.writeStartElement(METS, "digiprovMD");
        attributes(xml, "ID", id("digiprov"), "STATUS", "CURRENT");
        mdRef(xml, "metadata/preservation/premis.xml", "PREMIS");
        end(xml, 2);
        xml.writeStartElement(METS, "fileSec");
        attributes(xml, "ID", id("fileSec"));
        fileGroup(xml, "Documentation", "", files("documentation"));
        fileGroup(xml, "Schemas", "", files("schemas"));
        fileGroup(xml, "Representations/rep1", "", List.of(REP + "/METS.xml"));
        xml.writeEndElement();
        structure(xml, about.id());
        part(xml, "Metadata", "DMDID", id("dmd"), "ADMID", id("digiprov"));
        xml.writeEndElement();
        for (var use : List.of("Documentation", "Schemas")) {
            part(xml, use);
            fptr(xml, use);
            xml.writeEndElement();
        }
        part(xml, "Representations/rep1");
        xml.writeEmptyElement(METS, "mptr");
        locator(xml, REP + "/METS.xml");
        xml.writeAttribute("xlink", XLINK, "title", id("Representations/rep1"));
        end(xml, 3);
    }

    private void representation(XMLStreamWriter xml, String base) throws XMLStreamException, IOException {
        xml.writeStartElement(METS, "fileSec");
        attributes(xml, "ID", id("fileSec rep1"));
        fileGroup(xml, "Data", base, files(base + "data"));
        xml.writeEndElement();
        structure(xml, "rep1");
        part(xml, "Data");
        fptr(xml, "Data");
        end(xml, 3);
    }

    private void structure(XMLStreamWriter xml, String label) throws XMLStreamException {
        xml.writeStartElement(METS, "structMap");
        attributes(xml, "ID", id("structMap " + label), "TYPE", "PHYSICAL", "LABEL", "CSIP");
        part(xml, label);
    }

    private void part(XMLStreamWriter xml, String label, String... more) throws XMLStreamException {
        xml.writeStartElement(METS, "div");
        attributes(xml, "ID", id("div " + label), "LABEL", label);
        attributes(xml, more);
    }

    private void fptr(XMLStreamWriter xml, String use) throws XMLStreamException {
        xml.writeEmptyElement(METS, "fptr");
        attributes(xml, "FILEID", id(use));
    }

    private void mdRef(XMLStreamWriter xml, String file, String type) throws XMLStreamException, IOException {
        xml.writeEmptyElement(METS, "mdRef");
        attributes(xml, "ID", id(file));
        locator(xml, file);
        attributes(xml, "MDTYPE", type);
        facts(xml, file);
    }

    private void fileGroup(XMLStreamWriter xml, String use, String base, List<String> files)
            throws XMLStreamException, IOException {
        xml.writeStartElement(METS, "fileGrp");
        attributes(xml, "ID", id(use), "USE", use);
        for (var file : files) {
            xml.writeStartElement(METS, "file");
            attributes(xml, "ID", id(file));
            facts(xml, file);
            xml.writeEmptyElement(METS, "FLocat");
            locator(xml, file.substring(base.length()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Of names that need no encoding: letters, digits, dot, hyphen, underscore. */
    private static void locator(XMLStreamWriter xml, String path) throws XMLStreamException {
        attributes(xml, "LOCTYPE", "URL");
        xml.writeAttribute("xlink", XLINK, "type", "simple");
        xml.writeAttribute("xlink", XLINK, "href", path);
    }

    private void facts(XMLStreamWriter xml, String file) throws XMLStreamException, IOException {
        var path = root.resolve(file);
        attributes(xml, "MIMETYPE", mediaType(file), "SIZE", String.valueOf(Files.size(path)), "CREATED",
                about.created().toString(), "CHECKSUM", Sha256.of(path), "CHECKSUMTYPE", "SHA-256");
    }

    private static String mediaType(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "csv" -> "text/csv";
            case "json" -> "application/json";
            case "md" -> "text/markdown";
            case "ndjson" -> "application/x-ndjson";
            case "pdf" -> "application/pdf";
            case "xml" -> "application/xml";
            case "yaml" -> "application/yaml";
            default -> "application/octet-stream";
        };
    }

    private List<String> files(String folder) throws IOException {
        return PackageFiles.below(root, folder);
    }

    private void premis(XMLStreamWriter xml) throws XMLStreamException {
        xml.setDefaultNamespace(PREMIS);
        xml.writeStartElement(PREMIS, "premis");
        xml.writeDefaultNamespace(PREMIS);
        xml.writeNamespace("xsi", "http://www.w3.org/2001/XMLSchema-instance");
        attributes(xml, "version", "3.0");
        xml.writeStartElement(PREMIS, "object");
        xml.writeAttribute("xsi", "http://www.w3.org/2001/XMLSchema-instance", "type", "representation");
        identifier(xml, "objectIdentifier", about.id() + "/" + REP);
        xml.writeEndElement();
        xml.writeStartElement(PREMIS, "event");
        identifier(xml, "eventIdentifier", id("event creation"));
        premisText(xml, "eventType", "creation");
        premisText(xml, "eventDateTime", about.created().toString());
        xml.writeStartElement(PREMIS, "eventDetailInformation");
        premisText(xml, "eventDetail", "All that the system holds of round " + about.round() + (about.revision() > 0
                ? ", published revision " + about.revision() : ", which is not published and sealed")
                + "; of each of the services all of one moment.");
        xml.writeEndElement();
        xml.writeStartElement(PREMIS, "linkingAgentIdentifier");
        identifierParts(xml, "linkingAgentIdentifier", id("agent"));
        end(xml, 2);
        xml.writeStartElement(PREMIS, "agent");
        identifier(xml, "agentIdentifier", id("agent"));
        premisText(xml, "agentName", SOFTWARE);
        premisText(xml, "agentType", "software");
        premisText(xml, "agentVersion", about.version());
        end(xml, 2);
    }

    private static void identifier(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
        xml.writeStartElement(PREMIS, element);
        identifierParts(xml, element, value);
        xml.writeEndElement();
    }

    private static void identifierParts(XMLStreamWriter xml, String element, String value) throws XMLStreamException {
        premisText(xml, element + "Type", "local");
        premisText(xml, element + "Value", value);
    }

    private void dublinCore(XMLStreamWriter xml) throws XMLStreamException {
        var dc = "http://purl.org/dc/elements/1.1/";
        xml.writeStartElement("simpledc");
        xml.writeNamespace("dc", dc);
        for (var said : List.of(List.of("identifier", about.id()), List.of("title", about.title()),
                List.of("description", "Svar, regelverk, bedömningar, resultat och publicerade tabeller. "
                        + "Answers, rule set, assessments, results and published tables."),
                List.of("type", "Dataset"), List.of("language", "sv"), List.of("language", "en"),
                List.of("coverage", "Sverige"), List.of("date", about.created().toString()))) {
            xml.writeStartElement("dc", said.get(0), dc);
            xml.writeCharacters(said.get(1));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private String id(String of) {
        return "uuid-" + UUID.nameUUIDFromBytes((about.id() + " " + of).getBytes(StandardCharsets.UTF_8));
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(METS, element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void premisText(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(PREMIS, element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void attributes(XMLStreamWriter xml, String... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            xml.writeAttribute(pairs[i], pairs[i + 1]);
        }
    }

    private static void end(XMLStreamWriter xml, int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }

    private interface Content {
        void to(XMLStreamWriter xml) throws XMLStreamException, IOException;
    }

    private static void write(Path file, Content content) throws IOException {
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            content.to(xml);
            xml.writeEndDocument();
            xml.close();
            out.write("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
