package se.usve.reporting.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import se.usve.chassis.input.Parameters;
import se.usve.reporting.figures.Grouping;

/** Which units a request is about, and of which time; a parameter that is given more than once takes in more units. */
public class FilterRequest {

    @QueryParam("region")
    @Parameter(description = "Bara enheter i regionen, SCB:s länskod. Only units of the region, SCB county code.", example = "01")
    List<String> region;

    @QueryParam("specialty")
    @Parameter(description = "Bara enheter med specialiteten; UNSPECIFIED är de som inte har angett någon. Only units of the "
            + "specialty; UNSPECIFIED are those that state none.", example = "Onkologi")
    List<String> specialty;

    @QueryParam("designatedYear")
    @Parameter(description = "Bara enheter som utsågs det året, eller UNSPECIFIED. Only units designated that year.",
            example = "2016")
    List<String> designatedYear;

    @QueryParam("sizeClass")
    @Parameter(description = "Bara enheter av den storleken efter kliniskt verksam personal: SMALL (färre än 100), MEDIUM "
            + "(100–299), LARGE (300 eller fler), UNKNOWN. Only units of that size by clinically active staff.",
            example = "LARGE")
    List<String> sizeClass;

    @QueryParam("patientContact")
    @Parameter(description = "Bara enheter med (YES) eller utan (NO) direkt patientkontakt, eller UNKNOWN. Only units with or "
            + "without direct patient contact.", example = "YES")
    List<String> patientContact;

    @BeanParam
    MomentRequest when;

    /** {@return which units are wanted} What is wrong is added to the parameters. */
    public UnitFilter filter(Parameters parameters) {
        var filter = Given.filter(parameters, UnitFilter.ALL, Grouping.REGION, region);
        filter = Given.filter(parameters, filter, Grouping.SPECIALTY, specialty);
        filter = Given.filter(parameters, filter, Grouping.DESIGNATED_YEAR, designatedYear);
        filter = Given.filter(parameters, filter, Grouping.SIZE_CLASS, sizeClass);
        return Given.filter(parameters, filter, Grouping.PATIENT_CONTACT, patientContact);
    }

    /** {@return of which time they are wanted} What is wrong is added to the parameters. */
    public Moment moment(Parameters parameters) {
        return when.read(parameters);
    }
}
