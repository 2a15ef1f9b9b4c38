package se.usve.command.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/**
 * The METS of a package against METS's own schema, of version 1.10, which is the one to be had. What 1.11 and 1.12 added for the
 * Common Specification is that its attributes may stand beside METS's own: these are taken away before, and looked at by
 * {@link PackageTest}.
 */
class MetsSchemaTest {

    private static final String CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";

    @TempDir
    Path folder;

    @BeforeEach
    void aPackage() throws IOException {
        new MakePackage(new MadeUpRound(), "2018-2021", Instant.parse("2026-11-22T08:00:00Z"), "1")
                .make(folder.resolve("p"), false, _ -> { });
    }

    @Test
    void bothFilesAreAsMetsSays() throws Exception {
        for (var file : List.of("METS.xml", "representations/rep1/METS.xml")) {
            assertEquals(List.of(), faults(read(file)), file);
        }
    }

    @Test
    void whatIsNotMetsIsFound() throws Exception {
        var mets = read("METS.xml");
        first(mets, "fileGrp").setAttribute("COLOUR", "blue");
        first(mets, "mdRef").removeAttribute("MDTYPE");
        first(mets, "fptr").setAttribute("FILEID", "uuid-none");
        var div = first(mets, "div");
        div.appendChild(mets.createElementNS(div.getNamespaceURI(), "chapter"));
        var faults = faults(mets);
        for (var expected : List.of("COLOUR", "MDTYPE", "uuid-none", "chapter")) {
            assertTrue(faults.stream().anyMatch(fault -> fault.contains(expected)), () -> expected + " is not in " + faults);
        }
    }

    /** The document without the attributes of the Common Specification. */
    private Document read(String file) throws Exception {
        var builders = DocumentBuilderFactory.newDefaultInstance();
        builders.setNamespaceAware(true);
        var mets = builders.newDocumentBuilder().parse(folder.resolve("p").resolve(file).toFile());
        var all = mets.getElementsByTagName("*");
        var removed = 0;
        for (var element : IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList()) {
            var attributes = element.getAttributes();
            for (var attribute : IntStream.range(0, attributes.getLength()).mapToObj(i -> (Attr) attributes.item(i)).toList()) {
                if (CSIP.equals(attribute.getNamespaceURI())) {
                    element.removeAttributeNode(attribute);
                    removed++;
                }
            }
        }
        assertTrue(removed > 0, "The Common Specification has attributes of its own");
        return mets;
    }

    private static Element first(Document mets, String name) {
        return (Element) mets.getElementsByTagName(name).item(0);
    }

    private static List<String> faults(Document mets) throws Exception {
        var faults = new ArrayList<String>();
        var validator = schema().newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException fault) {
                faults.add(fault.getMessage());
            }

            @Override
            public void error(SAXParseException fault) {
                faults.add(fault.getMessage());
            }

            @Override
            public void fatalError(SAXParseException fault) {
                faults.add(fault.getMessage());
            }
        });
        validator.validate(new DOMSource(mets));
        return faults;
    }

    /** Of the jar alone: nothing is fetched. XLink comes first, so that METS's import finds it there. */
    private static Schema schema() throws Exception {
        var schemas = SchemaFactory.newDefaultInstance();
        schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return schemas.newSchema(new Source[] {resource("/xsd/xlink-loc.xsd"), resource("/xsd/mets.xsd")});
    }

    private static Source resource(String name) {
        var found = MetsSchemaTest.class.getResource(name);
        return new StreamSource(MetsSchemaTest.class.getResourceAsStream(name), found.toString());
    }
}
