/** How a round is assessed: by one or two assessors, and how long a region may reply before an override takes effect. */
package se.usve.scoring.procedure;
